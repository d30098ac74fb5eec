/**
 * The address of a page of the web, whole, from what somebody typed: `www.example.com` is https://www.example.com/.
 * Undefined for all that leads elsewhere: a script, a mailbox, a machine in the reader's own house, or a place that
 * hides behind the name before an @.
 */
export function webAddress(typed: string): string | undefined {
  const trimmed = typed.trim();
  const url = URL.parse(/^[a-z][a-z\d+.-]*:(?!\d)/i.test(trimmed) ? trimmed : `https://${trimmed}`);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const isPlain = url.username === '' && url.password === '';
  return isPlain && isOnTheWeb(url.hostname) ? url.href : undefined;
}

/** A name with a dot whose end is no number, as that of an address inside a house is. */
function isOnTheWeb(hostname: string): boolean {
  return (
    /^[^.].*\.[^.\d][^.]*\.?$/.test(hostname) && !/\.(local|localhost|internal)\.?$/.test(hostname)
  );
}
