import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, posix } from 'node:path';
import ts from 'typescript';

type Declaration = ts.InterfaceDeclaration | ts.TypeAliasDeclaration;

export interface SdkType {
  file: string;
  name: string;
  /** The namespace the declaration stands in: where the names it uses are looked up. */
  scope: string;
  declaration: Declaration;
}

interface FileNames {
  types: Map<string, Declaration>;
  aliases: Map<string, string>;
  imports: Map<string, { file: string; name: string }>;
}

/** Everything the local Stripe takes and sends is declared here; other types are never sent. */
const files = [
  'lib',
  'shared',
  'resources/Checkout/Sessions',
  'resources/Checkout/index',
  'resources/LineItems',
  'resources/Prices',
  'resources/PaymentIntents',
  'resources/Refunds',
  'resources/PromotionCodes',
  'resources/Events',
];

const parseQuickly: ts.CreateSourceFileOptions = {
  languageVersion: ts.ScriptTarget.Latest,
  jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
};

const sdk = dirname(createRequire(import.meta.url).resolve('stripe'));
const read = new Map<string, FileNames>();

/** Finds a type by name in any of the files. */
export function findSdkType(name: string): SdkType {
  for (const file of files) {
    const declaration = namesIn(file).types.get(name);
    if (declaration) return found(file, name, declaration);
  }
  throw new Error(`The Stripe SDK declares no type ${name} where the local Stripe reads.`);
}

/** Finds what `name` means inside `scope` of `file`; undefined for a type from a file not read. */
export function resolveSdkType(file: string, scope: string, name: string): SdkType | undefined {
  const names = namesIn(file);
  for (const namespace of outward(scope)) {
    const qualified = namespace ? `${namespace}.${name}` : name;
    const declaration = names.types.get(qualified);
    if (declaration) return found(file, qualified, declaration);
    const alias = names.aliases.get(qualified);
    if (alias) return resolveSdkType(file, '', alias);
  }
  const [head = '', ...rest] = name.split('.');
  const imported = names.imports.get(head);
  if (!imported)
    throw new Error(`${file}.d.ts uses ${name}, which it neither declares nor imports.`);
  if (!files.includes(imported.file)) return undefined;
  return resolveSdkType(imported.file, '', [imported.name, ...rest].join('.'));
}

function found(file: string, name: string, declaration: Declaration): SdkType {
  return { file, name, scope: name.split('.').slice(0, -1).join('.'), declaration };
}

function outward(scope: string): string[] {
  const parts = scope ? scope.split('.') : [];
  return [...parts.map((_, index) => parts.slice(0, parts.length - index).join('.')), ''];
}

function namesIn(file: string): FileNames {
  let names = read.get(file);
  if (!names) {
    const path = join(sdk, `${file}.d.ts`);
    const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), parseQuickly);
    names = { types: new Map(), aliases: new Map(), imports: new Map() };
    for (const statement of source.statements) collect(statement, '', file, names);
    read.set(file, names);
  }
  return names;
}

function collect(node: ts.Statement, scope: string, file: string, names: FileNames): void {
  const within = (name: string) => (scope ? `${scope}.${name}` : name);
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) {
    names.types.set(within(node.name.text), node);
  } else if (ts.isModuleDeclaration(node) && node.body && ts.isModuleBlock(node.body)) {
    for (const inner of node.body.statements) collect(inner, within(node.name.text), file, names);
  } else if (ts.isImportEqualsDeclaration(node) && ts.isEntityName(node.moduleReference)) {
    names.aliases.set(within(node.name.text), entityText(node.moduleReference));
  } else if (ts.isExportDeclaration(node) && scope && node.exportClause) {
    if (ts.isNamedExports(node.exportClause))
      for (const { name } of node.exportClause.elements)
        names.aliases.set(within(name.text), name.text);
  } else if (ts.isImportDeclaration(node)) {
    collectImports(node, file, names);
  }
}

function collectImports(node: ts.ImportDeclaration, file: string, names: FileNames): void {
  const bindings = node.importClause?.namedBindings;
  if (!bindings || !ts.isNamedImports(bindings) || !ts.isStringLiteral(node.moduleSpecifier))
    return;
  const from = posix.join(posix.dirname(file), node.moduleSpecifier.text).replace(/\.js$/, '');
  for (const { name, propertyName } of bindings.elements)
    names.imports.set(name.text, { file: from, name: (propertyName ?? name).text });
}

/** `A.B.C` as written. */
export function entityText(name: ts.EntityName): string {
  return ts.isIdentifier(name) ? name.text : `${entityText(name.left)}.${name.right.text}`;
}
