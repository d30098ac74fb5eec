/** Such as `[gallery ids="1,2"]` or `[caption width="300"]…[/caption]`. */
export type Shortcode = {
  name: string;
  /** What is named, such as ids, in small letters. */
  attributes: Record<string, string>;
  /** What is not, such as the address of `[youtube https://…]` and `[youtube=https://…]`. */
  words: string[];
  /** What it encloses, with its own shortcodes rendered; undefined when nothing ends it. */
  inner: string | undefined;
};

/**
 * A text with its shortcodes replaced. Brackets in prose, such as `[sic]`, stay: a shortcode is known, carries
 * attributes, or has an end. Code, comments and tags are left alone, and `[[name]]` is the word `[name]`.
 * @param isKnown whether the name is one, in small letters
 * @param render what a shortcode becomes, as HTML
 */
export function renderShortcodes(
  text: string,
  isKnown: (name: string) => boolean,
  render: (code: Shortcode) => string,
): string {
  const endOf = createFinder(text);
  // Where one holds another of its name, an end is left over.
  const met = new Set<string>();
  let [done, at] = ['', 0];
  while (at < text.length) {
    const next = matchAt(special, text, at)?.index;
    if (next === undefined) break;
    done += text.slice(at, next);
    at = next;
    const taken = text[at] === '<' ? takeHtml(text, at, endOf) : takeShortcode(at);
    done += taken.becomes;
    at = taken.end;
  }
  return done + text.slice(at);

  function takeShortcode(start: number): Taken {
    const [whole, escape = '', closes, name = '', rest = ''] = matchAt(opening, text, start) ?? [];
    if (whole === undefined) return { becomes: '[', end: start + 1 };
    const key = name.toLowerCase();
    const end = start + whole.length;
    if (closes) return { becomes: isKnown(key) || met.has(key) ? '' : whole, end };
    const closing = rest.endsWith('/') ? -1 : endOf(`[/${name}]`, end);
    const isOne = isKnown(key) || closing >= 0 || /=|\/$/.test(rest);
    if (!isOne) return { becomes: whole, end };
    met.add(key);
    const last = closing < 0 ? end : closing + name.length + 3;
    if (escape && text[last] === ']')
      return { becomes: text.slice(start + 1, last), end: last + 1 };
    const inner =
      closing < 0 ? undefined : renderShortcodes(text.slice(end, closing), isKnown, render);
    const becomes = render({ name: key, inner, ...readAttributes(rest.replace(/\/$/, '')) });
    return { becomes: escape + becomes, end: last };
  }
}

type Taken = { becomes: string; end: number };
type Finder = (words: string, from: number) => number;

const special = /[<[]/g;
const opening = /\[(\[?)(\/?)([a-z][\w-]*)((?:[\s=/][^[\]]*)?)\]/iy;
const rawElement = /<(pre|code|script|style|textarea)\b/iy;
const tag = /<\/?[a-z!](?:"[^"]*"|'[^']*'|[^'"<>])*>/iy;

/** Where words come next, ignoring case; what is not there is looked for once. */
function createFinder(text: string): Finder {
  const small = text.toLowerCase();
  const missing = new Set<string>();
  return (words, from) => {
    const wanted = words.toLowerCase();
    if (missing.has(wanted)) return -1;
    const found = small.indexOf(wanted, from);
    if (found < 0) missing.add(wanted);
    return found;
  };
}

/** A comment, code with all that is in it, or a single tag. */
function takeHtml(text: string, start: number, endOf: Finder): Taken {
  const upTo = (end: number) => ({ becomes: text.slice(start, end), end });
  if (text.startsWith('<!--', start)) {
    const end = endOf('-->', start);
    if (end >= 0) return upTo(end + 3);
  }
  const [, name] = matchAt(rawElement, text, start) ?? [];
  if (name !== undefined) {
    const end = endOf(`</${name}`, start);
    if (end >= 0) return upTo(end + name.length + 2);
  }
  const [whole = '<'] = matchAt(tag, text, start) ?? [];
  return upTo(start + whole.length);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function readAttributes(text: string): Pick<Shortcode, 'attributes' | 'words'> {
  const attributes: Record<string, string> = {};
  const words: string[] = [];
  // Editors turn the quotation marks of some into those of print.
  const plain = text.replaceAll(/[“”″]/g, '"');
  for (const [, name, ...values] of plain.matchAll(
    /(?:([\w-]+)\s*=\s*)?(?:"([^"]*)"|'([^']*)'|=?([^\s"'=][^\s"']*))/g,
  )) {
    const value = values.find((each) => each !== undefined) ?? '';
    if (name === undefined) words.push(value);
    else attributes[name.toLowerCase()] = value;
  }
  return { attributes, words };
}
