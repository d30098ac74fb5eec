import ts from 'typescript';

const impure = [
  ...['process', 'performance', 'crypto', 'fetch', 'require', 'console', 'eval', 'Function'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
  ...['globalThis', 'global'],
];
/** What the domain may ask of these by name; the rest reads a clock or throws dice. */
const pureMembers: Record<string, RegExp> = {
  Date: /^(UTC|parse)$/,
  Math: /^(?!random$)/,
  Temporal: /^(?!Now$)/,
};
const publicMembers = /^(DEV|PROD|SSR|MODE|BASE_URL|SITE)$/;

/** What a node of the domain takes from the world around it instead of from its arguments. */
export function impurityOf(node: ts.Node): string | undefined {
  if (ts.isMetaProperty(node)) return 'import.meta';
  if (ts.isPropertyAccessExpression(node) && node.name.text === 'timeZone')
    return node.expression.getText().endsWith('.resolvedOptions()')
      ? "the machine's time zone"
      : undefined;
  if (ts.isBindingElement(node) && nameOf(node) === 'timeZone')
    return isTimeZoneTaken(node) ? "the machine's time zone" : undefined;
  if (!ts.isIdentifier(node) || isOnlyAName(node)) return undefined;
  if (impure.includes(node.text)) return node.text;
  const allowed = pureMembers[node.text];
  return allowed && !isAllowedUse(node, allowed) ? node.parent.getText() : undefined;
}

/** A way to the environment, however it is spelt; `import.meta.env` holds what the build lets everybody know. */
export function readsEnvironment(node: ts.Node): boolean {
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))
    return /^(process|env)$/.test(node.argumentExpression.text);
  if (ts.isMetaProperty(node)) return isSecretOfBuild(node.parent);
  if (!ts.isIdentifier(node) || node.text !== 'process') return false;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node)
    return /^(globalThis|global)$/.test(parent.expression.getText());
  if (isOnlyAName(node)) return false;
  return !ts.isPropertyAccessExpression(parent) || parent.name.text === 'env';
}

function isSecretOfBuild(meta: ts.Node): boolean {
  if (!ts.isPropertyAccessExpression(meta) || meta.name.text !== 'env') return false;
  const { parent } = meta;
  return !ts.isPropertyAccessExpression(parent) || !publicMembers.test(parent.name.text);
}

function isAllowedUse(node: ts.Identifier, members: RegExp): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return members.test(parent.name.text);
  if (ts.isTypeReferenceNode(parent) || ts.isQualifiedName(parent)) return true;
  if (ts.isImportSpecifier(parent)) return true;
  if (node.text !== 'Date') return false;
  if (ts.isNewExpression(parent)) return (parent.arguments?.length ?? 0) > 0;
  return (
    ts.isBinaryExpression(parent) &&
    parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword &&
    parent.right === node
  );
}

/** A property's or a method's name, which says nothing of the global of that name. */
function isOnlyAName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isShorthandPropertyAssignment(parent)) return false;
  return (
    (ts.isPropertyAssignment(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isMethodSignature(parent) ||
      ts.isMethodDeclaration(parent)) &&
    parent.name === node
  );
}

function nameOf({ propertyName, name }: ts.BindingElement): string {
  return (propertyName ?? name).getText();
}

function isTimeZoneTaken(node: ts.BindingElement): boolean {
  const declaration = node.parent.parent;
  return (
    ts.isVariableDeclaration(declaration) &&
    declaration.initializer?.getText().endsWith('.resolvedOptions()') === true
  );
}
