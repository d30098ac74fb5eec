import { posix } from 'node:path';
import ts from 'typescript';

const secrets = ['services', 'cli', 'server'];

/** What each room may import from the others; pages → services → adapters → domain never turns back. */
const mayImport: Record<string, string[]> = {
  domain: ['domain'],
  adapters: ['adapters', 'domain'],
  services: ['adapters', 'domain', 'environment'],
  pages: ['layouts', 'components', 'styles', 'services', 'adapters', 'domain', 'pages'],
  layouts: ['layouts', 'components', 'styles', 'adapters', 'domain'],
  components: ['components', 'styles', 'adapters', 'domain'],
  'content.config': ['adapters', 'domain', 'environment'],
  integrations: ['integrations', 'adapters', 'domain', 'http-policy'],
  server: ['environment', 'http-policy'],
  cli: ['cli', 'sandbox', 'server', 'services', 'adapters', 'domain', 'environment'],
  sandbox: ['sandbox'],
  environment: [],
  'http-policy': [],
};
const domainPackages = ['zod', 'temporal-polyfill'];
const impure = [
  'Date.now',
  'Math.random',
  'Temporal.Now',
  'crypto.randomUUID',
  'crypto.getRandomValues',
  'process.env',
];
const astroContentReaders = ['src/adapters/content.ts', 'src/content.config.ts'];
const forbiddenNames =
  /(^|\/)(utils?|helpers?|lib|common)(\/|\.[a-z]+$)|(^|\/)(types|index)\.(ts|mjs|d\.ts)$/;
const longest = 200;

/** The breaches of the house's rules in the files of src/, given as path and text; one line each. */
export function findBreaches(files: Record<string, string>): string[] {
  return Object.entries(files).flatMap(([path, text]) =>
    [...breachesOfSize(path, text), ...breachesOfCode(path, scriptOf(path, text))].map(
      (breach) => `${path}: ${breach}`,
    ),
  );
}

function breachesOfSize(path: string, text: string): string[] {
  const lines = text.trimEnd().split('\n').length;
  return [
    ...(lines > longest ? [`has ${lines} lines, more than ${longest}`] : []),
    ...(forbiddenNames.test(path) ? ['is named after nothing; name its subject'] : []),
    ...(mayImport[roomOf(path)] ? [] : [`stands in no known room (${roomOf(path)})`]),
  ];
}

function breachesOfCode(path: string, code: string): string[] {
  const breaches: string[] = [];
  const source = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const visit = (node: ts.Node) => {
    const specifier = importedBy(node);
    if (specifier !== undefined && !(specifier === 'astro:content' && onlyRenders(node)))
      breaches.push(...breachesOfImport(path, specifier));
    if (ts.isNewExpression(node)) breaches.push(...breachesOfNew(path, node));
    if (ts.isIdentifier(node) && node.text === 'readEnv' && !mayReadEnv(path))
      breaches.push('calls readEnv; only services.ts and the commands do');
    if (roomOf(path) === 'domain' && impure.includes(node.getText(source)))
      breaches.push(`reads ${node.getText(source)}; the domain takes it as an argument`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return breaches;
}

function breachesOfImport(path: string, specifier: string): string[] {
  if (specifier === 'astro:content' && !astroContentReaders.includes(path))
    return ['imports astro:content; adapters/content.ts is the only door to it'];
  const room = roomOf(path);
  if (!specifier.startsWith('.')) {
    const isAllowed = domainPackages.some((name) => `${specifier}/`.startsWith(`${name}/`));
    return room === 'domain' && !isAllowed ? [`imports ${specifier} into the domain`] : [];
  }
  const target = posix.join(posix.dirname(path), specifier.replace(/\?.*/, ''));
  if (!/\.\w+$/.test(target)) return [`imports ${specifier} without its extension`];
  if (!target.startsWith('src/') || mayImport[room]?.includes(roomOf(target))) return [];
  return [`imports ${target}; ${room} may not import ${roomOf(target)}`];
}

function breachesOfNew(path: string, node: ts.NewExpression): string[] {
  const made = node.expression.getText();
  if (made === 'Stripe' && path !== 'src/services.ts') return ['makes a Stripe client'];
  if (made === 'Date' && !node.arguments?.length && roomOf(path) === 'domain')
    return ['reads the clock; the domain takes now as an argument'];
  return [];
}

/** import, export … from, import() and import('…') in a type. */
function importedBy(node: ts.Node): string | undefined {
  const named =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
        ? node.arguments[0]
        : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
          ? node.argument.literal
          : undefined;
  return named && ts.isStringLiteralLike(named) ? named.text : undefined;
}

/** `render` reads nothing; it turns an entry that came through the door into a page. */
function onlyRenders(node: ts.Node): boolean {
  const names = ts.isImportDeclaration(node) && node.importClause?.namedBindings;
  if (!names || !ts.isNamedImports(names)) return false;
  return names.elements.every(({ propertyName, name }) => (propertyName ?? name).text === 'render');
}

function roomOf(path: string): string {
  const [, first = ''] = path.split('/');
  return first.replace(/\.(ts|mjs|d\.ts)$/, '');
}

function mayReadEnv(path: string) {
  return [...secrets, 'environment'].includes(roomOf(path));
}

/** An Astro file's front matter and its scripts. */
function scriptOf(path: string, text: string): string {
  if (!path.endsWith('.astro')) return text;
  const frontmatter = /^\s*---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '';
  const scripts = [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, code]) => code);
  return [frontmatter, ...scripts].join('\n');
}
