type Package = {
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  scripts?: Record<string, string>;
  allowScripts?: Record<string, boolean>;
};
type Locked = {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  hasInstallScript?: boolean;
};
export type Lock = { packages: Record<string, Locked> };

/** What the packages are that a document does not tell of, or tells wrongly; a sentence each. */
export function strangers(wanted: Package, lock: Lock, document: string): string[] {
  const { devDependencies = {}, allowScripts = {} } = wanted;
  const dependencies = { ...wanted.dependencies, ...wanted.optionalDependencies };
  const listed = reasonsBelow('## What it leans on', document);
  const tools = reasonsBelow('## What making it leans on', document);
  const [, script = ''] = /^Install scripts run for (.*)\.$/m.exec(document) ?? [];
  const scripted = [...script.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
  const packages = Object.entries(lock.packages).filter(([path]) => path);
  const scripts = packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(nameOf);
  const exact = Object.entries({ ...dependencies, ...devDependencies });

  return [
    ...missing(Object.keys(dependencies), listed, 'is a runtime dependency without a reason'),
    ...missing(listed, Object.keys(dependencies), 'has a reason and is no runtime dependency'),
    ...missing(Object.keys(devDependencies), tools, 'helps to make it without a reason'),
    ...missing(tools, Object.keys(devDependencies), 'has a reason and is nothing that helps'),
    ...missing(scripts, scripted, 'runs a script when it is installed'),
    ...missing(scripted, scripts, 'runs no script when it is installed'),
    ...missing(Object.keys(allowScripts), scripts, 'is allowed a script that it does not have'),
    ...Object.keys(wanted.scripts ?? {})
      .filter((name) => /^(pre|post)?install$|^prepare$/.test(name))
      .map((name) => `our own ${name} runs when this is installed`),
    ...exact
      .filter(([, it]) => !/^\d+\.\d+\.\d+$/.test(it))
      .map(([name]) => `${name} is not exact`),
    ...packages.filter(([, it]) => isElsewhere(it)).map((it) => `${nameOf(it)} is of no registry`),
  ];
}

/** The packages that have a reason in the table below a heading. */
function reasonsBelow(heading: string, document: string): string[] {
  const [, section = ''] = document.split(`\n${heading}\n`);
  const rows = (section.split('\n## ')[0] ?? '').matchAll(/^\| `([^`]+)` +\| *(.*?) *\|$/gm);
  return Array.from(rows).flatMap(([, name = '', why]) => (why ? [name] : []));
}

function missing(names: string[], known: string[], what: string): string[] {
  return names.filter((name) => !known.includes(name)).map((name) => `${name} ${what}`);
}

function nameOf([path]: [string, Locked]): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** npm writes no integrity by itself for an optional package of another platform: take it from `npm view`. */
function isElsewhere({ version = '', resolved, integrity, link }: Locked): boolean {
  const foreign = resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/');
  const unproven = !integrity?.startsWith('sha512-');
  return link === true || foreign || unproven || !/^\d/.test(version);
}
