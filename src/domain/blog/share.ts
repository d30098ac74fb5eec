/** Where a reader can pass a post on, as plain links. */
export function shareLinks(title: string, address: URL): { name: string; href: string }[] {
  const url = address.href;
  return [
    { name: 'E-mail', href: `mailto:?${encode({ subject: title, body: url })}` },
    { name: 'Facebook', href: `https://www.facebook.com/sharer/sharer.php?${encode({ u: url })}` },
    {
      name: 'Pinterest',
      href: `https://www.pinterest.com/pin/create/button/?${encode({ url, description: title })}`,
    },
    { name: 'X', href: `https://x.com/intent/post?${encode({ text: title, url })}` },
  ];
}

/** Spaces as %20: mail programs show a plus as a plus. */
function encode(query: Record<string, string>): string {
  return Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}
