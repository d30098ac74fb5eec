type Node = { type: unknown; props: Record<string, unknown> };

/** The HTML of what a compiled .mdx text gives, components called. */
export function printed(node: unknown): string {
  if (Array.isArray(node)) return node.map(printed).join('');
  if (node === null || typeof node !== 'object') {
    const text = node === undefined || node === null || node === false ? '' : String(node);
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  }
  const { type, props } = node as Node;
  const { children, ...attributes } = props;
  if (typeof type === 'function') return printed(type(props));
  if (typeof type !== 'string') return printed(children);
  const written = Object.entries(attributes).map(([name, value]) =>
    value === true ? ` ${name}` : ` ${name}="${valueOf(value).replaceAll('"', '&quot;')}"`,
  );
  const end = /^(br|hr|input)$/.test(type) ? '' : `</${type}>`;
  return `<${type}${written.join('')}>${printed(children)}${end}`;
}

function valueOf(value: unknown): string {
  const styles = typeof value === 'object' ? Object.entries(value ?? {}) : undefined;
  const css = styles?.map(([name, each]) => `${name.replace('tA', 't-a')}: ${String(each)}`);
  return printed(css?.join('; ') ?? String(value));
}
