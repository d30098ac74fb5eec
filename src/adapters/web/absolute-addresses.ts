import { Parser } from 'htmlparser2';

/**
 * The same HTML with every href, src, poster and srcset absolute, for readers who see it elsewhere. What is
 * absolute already stays byte for byte.
 */
export function absoluteAddresses(html: string, base: URL): string {
  let result = '';
  let done = 0;
  let attributes = '';
  const parser: Parser = new Parser(
    {
      onattribute(name, value, quote) {
        const sign = quote ?? '';
        attributes +=
          quote === undefined
            ? ` ${name}`
            : ` ${name}=${sign}${absolute(name, value, base)}${sign}`;
      },
      onopentag(name) {
        const isClosed = html[parser.endIndex - 1] === '/';
        result += `${html.slice(done, parser.startIndex)}<${name}${attributes}${isClosed ? '/' : ''}>`;
        done = parser.endIndex + 1;
        attributes = '';
      },
    },
    { decodeEntities: false, lowerCaseTags: false, lowerCaseAttributeNames: false },
  );
  parser.end(html);
  return result + html.slice(done);
}

function absolute(name: string, value: string, base: URL): string {
  if (/^srcset$/i.test(name))
    return value.replaceAll(/(^|,\s*)([^\s,]\S*)/g, (_, comma, url) => comma + resolve(url, base));
  return /^(href|src|poster)$/i.test(name) ? resolve(value, base) : value;
}

function resolve(url: string, base: URL): string {
  const isWhole = /^[a-z][a-z\d+.-]*:/i.test(url);
  return isWhole ? url : (URL.parse(url, base)?.href ?? url);
}
