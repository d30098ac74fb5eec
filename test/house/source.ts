import ts from 'typescript';

/** All the code of a file as TypeScript can read it: of an Astro file its front matter, its scripts and its template. */
export function readSource(path: string, text: string): ts.SourceFile {
  const code = path.endsWith('.astro') ? codeOfAstro(text) : text;
  return ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
}

function codeOfAstro(text: string): string {
  const [, frontmatter = '', body = ''] =
    /^\s*(?:---\r?\n([^]*?)\r?\n---)?([^]*)$/.exec(text) ?? [];
  const scripts = [...body.matchAll(/<script[^>]*>([^]*?)<\/script>/g)].map(([, code]) => code);
  const template = body
    .replace(/<(script|style)[^>]*>[^]*?<\/\1>/g, '')
    .replace(/<!--[^]*?-->|<!doctype[^>]*>/gi, '');
  return [frontmatter, ...scripts, `<>${template}</>`].join('\n;');
}

/** import, export … from, import(), require() and import('…') in a type; an expression is `null`. */
export function importedBy(node: ts.Node): string | null | undefined {
  const named = moduleNamedBy(node);
  if (named === undefined) return undefined;
  return ts.isStringLiteralLike(named) ? named.text : null;
}

function moduleNamedBy(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node.argument;
  if (!ts.isCallExpression(node)) return undefined;
  const { expression } = node;
  const imports =
    expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(expression) && expression.text === 'require');
  return imports ? (node.arguments[0] ?? node) : undefined;
}

/** `render` reads nothing; it turns an entry that came through the door into a page. */
export function importsOnlyRender(node: ts.Node): boolean {
  const names = ts.isImportDeclaration(node) && node.importClause?.namedBindings;
  if (!names || !ts.isNamedImports(names)) return false;
  return names.elements.every(({ propertyName, name }) => (propertyName ?? name).text === 'render');
}

/** What a file imports, types too, in order; without what only runs can tell. */
export function importsOf(path: string, text: string): string[] {
  const imports: string[] = [];
  const visit = (node: ts.Node) => {
    const specifier = importedBy(node);
    if (specifier) imports.push(specifier);
    ts.forEachChild(node, visit);
  };
  visit(readSource(path, text));
  return imports;
}
