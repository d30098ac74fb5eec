import { isBuiltin } from 'node:module';
import ts from 'typescript';
import { findCircles, targetOf } from './circles.ts';
import { impurityOf, readsEnvironment } from './impure.ts';
import { importedBy, importsOnlyRender, readSource } from './source.ts';
import { findFullFolders, turnsBack, unknownSubject } from './subjects.ts';

/** What each room may import from the others; pages → services → adapters → domain never turns back. */
const mayImport: Record<string, string[]> = {
  domain: ['domain'],
  adapters: ['adapters', 'domain'],
  services: ['services', 'adapters', 'domain', 'environment', 'log'],
  pages: ['layouts', 'components', 'styles', 'services', 'adapters', 'domain', 'pages', 'log'],
  layouts: ['layouts', 'components', 'styles', 'adapters', 'domain'],
  components: ['components', 'styles', 'adapters', 'domain'],
  styles: ['styles'],
  'content.config': ['adapters', 'domain', 'environment'],
  integrations: ['integrations', 'adapters', 'domain', 'http-policy'],
  server: ['server', 'services', 'domain', 'environment', 'http-policy', 'log'],
  cli: [
    'cli',
    'sandbox',
    'server',
    'services',
    'integrations',
    'adapters',
    'domain',
    'environment',
    'http-policy',
  ],
  sandbox: ['sandbox'],
  environment: ['environment', 'domain'],
  middleware: ['services', 'adapters', 'domain', 'http-policy', 'log'],
  'http-policy': [],
  log: [],
};
const domainPackages = ['zod', 'temporal-polyfill'];
const callingReadEnv = ['services', 'cli', 'server', 'environment'];
const readingEnvironment = ['environment', 'services', 'cli', 'content.config'];
const reachingOut = ['adapters', 'services', 'integrations', 'cli', 'server', 'sandbox'];
const astroContentReaders = [
  'src/adapters/content/collections.ts',
  'src/adapters/content/comments/threads.ts',
  'src/content.config.ts',
];
/** What imports a file that only a build makes: the handler, and the search engine in the browser. */
const importingTheBuilt = /^src\/(server\b|components\/frame\/search-box\.ts$)/;
const forbiddenNames =
  /(^|\/)(utils?|helpers?|lib|common)(\/|\.[a-z]+$)|(^|\/)(types|index)\.(ts|mjs|d\.ts)$/;
const STRIPE_CLIENT = 'src/adapters/stripe/client.ts';
const longest = 200;

/** The files of src/ or test/ that have too many lines, given as path and text; one line each. */
export function findLongFiles(files: Record<string, string>): string[] {
  return Object.entries(files).flatMap(([path, text]) => {
    const lines = text.trimEnd().split('\n').length;
    return lines > longest ? [`${path}: has ${lines} lines, more than ${longest}`] : [];
  });
}

/** The breaches of the house's rules in the files of src/, given as path and text; one line each. */
export function findBreaches(files: Record<string, string>): string[] {
  const others = Object.entries(files).flatMap(([path, text]) =>
    [...breachesOfName(path), ...(path.endsWith('.css') ? [] : breachesOfCode(path, text))].map(
      (breach) => `${path}: ${breach}`,
    ),
  );
  return [
    ...findLongFiles(files),
    ...findFullFolders(Object.keys(files)),
    ...others,
    ...findCircles(files),
  ];
}

function breachesOfName(path: string): string[] {
  return [
    ...(forbiddenNames.test(path) ? ['is named after nothing; name its subject'] : []),
    ...(mayImport[roomOf(path)] ? [] : [`stands in no known room (${roomOf(path)})`]),
    ...unknownSubject(path),
  ];
}

function breachesOfCode(path: string, text: string): string[] {
  const breaches: string[] = [];
  const visit = (node: ts.Node) => {
    breaches.push(...breachesOfNode(path, node));
    ts.forEachChild(node, visit);
  };
  visit(readSource(path, text));
  return breaches;
}

function breachesOfNode(path: string, node: ts.Node): string[] {
  const room = roomOf(path);
  const specifier = importedBy(node);
  const breaches: string[] = [];
  if (specifier === null && !importingTheBuilt.test(path))
    breaches.push('imports what only runs can tell');
  if (specifier && !(specifier === 'astro:content' && importsOnlyRender(node)))
    breaches.push(...breachesOfImport(path, specifier));
  if (ts.isNewExpression(node) && node.expression.getText() === 'Stripe' && path !== STRIPE_CLIENT)
    breaches.push('makes a Stripe client; adapters/stripe/client.ts does');
  if (ts.isIdentifier(node) && node.text === 'readEnv' && !callingReadEnv.includes(room))
    breaches.push('calls readEnv; only services.ts and the commands do');
  if (readsEnvironment(node) && !readingEnvironment.includes(room))
    breaches.push('reads the environment; only environment.ts tells what is in it');
  const impurity = room === 'domain' ? impurityOf(node) : undefined;
  if (impurity) breaches.push(`reads ${impurity}; the domain takes it as an argument`);
  return breaches;
}

function breachesOfImport(path: string, specifier: string): string[] {
  const room = roomOf(path);
  if (/^(\.|\/|file:)/.test(specifier)) return breachesOfPath(path, specifier);
  if (specifier === 'astro:content' && !astroContentReaders.includes(path))
    return ['imports astro:content; adapters/content/collections.ts is the only door to it'];
  if (specifier.startsWith('astro:env')) return ['imports astro:env; environment.ts reads it'];
  const isOf = (name: string) => `${specifier}/`.startsWith(`${name}/`);
  if (room === 'domain')
    return domainPackages.some(isOf) ? [] : [`imports ${specifier} into the domain`];
  if (/^(node:)?process$/.test(specifier) && !readingEnvironment.includes(room))
    return ['reads the environment; only environment.ts tells what is in it'];
  const reachesOut = isBuiltin(specifier) || isOf('stripe');
  if (reachesOut && !reachingOut.includes(room))
    return [`imports ${specifier}; ${room} leaves that to the adapters`];
  return [];
}

function breachesOfPath(path: string, specifier: string): string[] {
  const room = roomOf(path);
  const target = targetOf(path, specifier);
  if (!/\.\w+$/.test(target)) return [`imports ${specifier} without its extension`];
  if (!specifier.startsWith('.') || !target.startsWith('src/'))
    return [`imports ${specifier}, which lies outside of src`];
  if (mayImport[room]?.includes(roomOf(target))) return turnsBack(path, target);
  return [`imports ${target}; ${room} may not import ${roomOf(target)}`];
}

function roomOf(path: string): string {
  const [, first = ''] = path.split('/');
  return first.replace(/\.(ts|mjs|d\.ts)$/, '');
}
