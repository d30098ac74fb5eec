import { dirname, join } from 'node:path';

/** A text that people read, by its path from the root; `code` is what stands in backticks or in a fence. */
export type Document = { path: string; text: string };

/** What is there for a document to name. */
export type House = {
  /** The scripts of package.json. */
  scripts: readonly string[];
  /** The variables of the environment. */
  settings: readonly string[];
  /** Whether a path from the root is there; each `*` stands for one name. */
  exists: (path: string) => boolean;
  /** What git ignores: made by the site, and not there in a clone. */
  ignored: readonly string[];
  read: (path: string) => string;
};

/** From where the documents name files: their own folder first. */
const bases = ['', 'src', 'content', 'test', 'test/content'];
const file = /^[\w[\]-][\w.[\]-]*\.(ts|mjs|astro|css|ya?ml|json|mdx?|png|db)$/;

/** What a document names and is not there: commands, files, settings, links; a sentence each. */
export function untruths({ path, text }: Document, house: House): string[] {
  return [
    ...commandsIn(text)
      .filter((name) => !house.scripts.includes(name))
      .map((name) => `${path}: there is no command ${name}`),
    ...pathsIn(text)
      .filter((name) => !isThere(name, dirname(path), house))
      .map((name) => `${path}: there is no file ${name}`),
    ...settingsIn(text)
      .filter((name) => !house.settings.includes(name))
      .map((name) => `${path}: there is no setting ${name}`),
    ...linksIn(text)
      .filter((link) => !leadsSomewhere(link, path, text, house))
      .map((link) => `${path}: ${link} leads nowhere`),
  ];
}

/** The scripts that a text tells to type. */
export function commandsIn(text: string): string[] {
  const typed = codeIn(text).flatMap((code) => [
    ...code.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g),
  ]);
  return unique(typed.map(([, run, short]) => run ?? short ?? ''));
}

/** The anchors that GitHub gives to the headings of a text. */
function anchorsOf(text: string): string[] {
  const headings = withoutCode(text).matchAll(/^#{1,6} (.+)$/gm);
  return Array.from(headings, ([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** The table below a heading, a row its cells without their backticks; its own head is left out. */
export function tableBelow(heading: string, text: string): string[][] {
  const [, section = ''] = text.split(`\n${heading}\n`);
  const rows = (section.split(/\n#+ /)[0] ?? '').matchAll(/^\| (.*) \|$/gm);
  const [, , ...body] = Array.from(rows, ([, row = '']) => row.replaceAll('`', ''));
  return body.map((row) => row.split(' | ').map((cell) => cell.trim()));
}

/** Its first column; of two in one cell each by itself. */
export function namesBelow(heading: string, text: string): string[] {
  return tableBelow(heading, text).flatMap(([cell = '']) => cell.split(', '));
}

function pathsIn(text: string): string[] {
  const inline = inlineCode(text).flatMap((code) => code.split(/\s+/));
  const typed = fences(text).flatMap(
    (code) => code.match(/(?<![\w./])(src|test)\/[\w./-]+/g) ?? [],
  );
  const words = [...inline, ...typed].map((word) => word.replaceAll(/<[^<>]*>/g, '*'));
  const paths = words.filter((word) =>
    word.includes('/') ? /^[\w.*[][\w.*[\]/-]*$/.test(word) : file.test(word),
  );
  return unique(paths);
}

function isThere(path: string, folder: string, { exists, ignored }: House): boolean {
  if (ignored.some((made) => `${path}/`.startsWith(made))) return true;
  return [folder, ...bases].some((base) => exists(join(base, path)));
}

function settingsIn(text: string): string[] {
  return unique(text.match(/\b[A-Z][A-Z\d]*(_[A-Z\d]+)+\b/g) ?? []);
}

function linksIn(text: string): string[] {
  const bare = withoutCode(text);
  const links = [...bare.matchAll(/\]\(([^()\s]+)\)/g), ...bare.matchAll(/<img src="([^"]+)"/g)];
  return unique(links.map(([, link = '']) => link)).filter((link) => !/^[a-z]+:/.test(link));
}

function leadsSomewhere(link: string, path: string, text: string, { exists, read }: House) {
  const [target = '', anchor] = link.split('#');
  const there = target === '' ? path : join(dirname(path), target);
  if (!exists(there)) return false;
  return anchor === undefined || anchorsOf(target === '' ? text : read(there)).includes(anchor);
}

function codeIn(text: string): string[] {
  return [...fences(text), ...inlineCode(text)];
}

function fences(text: string): string[] {
  return Array.from(text.matchAll(/^```.*\n([^]*?)^```/gm), ([, code = '']) => code);
}

function inlineCode(text: string): string[] {
  const bare = text.replaceAll(/^```[^]*?^```/gm, '');
  return Array.from(bare.matchAll(/`([^`]+)`/g), ([, code = '']) => code);
}

function withoutCode(text: string): string {
  return text.replaceAll(/^```[^]*?^```/gm, '').replaceAll(/`([^`]+)`/g, '');
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
