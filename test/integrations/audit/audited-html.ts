export const said =
  '<p data-disclosure>Some links here are paid links. As an Amazon\n Associate I earn.</p>';
export const link = (href: string, rel = 'sponsored') =>
  `<a href="${href}"${rel && ` rel="${rel}"`}>x (paid link)</a>`;
export const good = link('https://amazon.com/x?tag=me-20', 'nofollow sponsored');
export const untagged = link('https://amazon.com/x');
export const unmarked = link('https://amazon.com/x?tag=me-20', 'nofollow');
export const twice = link('https://amazon.com/x?tag=me-20&amp;tag=me-20');
export const foreign = link('https://amazon.com/x?tag=other-20');

export const escaped = (html: string) =>
  html.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const feed = (content: string) =>
  `<?xml version="1.0"?><rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
  <title>Desk</title><item><title>A post</title><link>https://amazon.com/</link>${content}</item></channel></rss>`;
export const cdata = (html: string) =>
  feed(`<content:encoded><![CDATA[${html}]]></content:encoded>`);
export const entities = (html: string) =>
  feed(`<content:encoded>${escaped(html)}</content:encoded>`);
