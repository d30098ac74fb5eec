import { isMdxComponent } from '../../domain/blog/mdx-props.ts';
import { evaluate } from './expressions.ts';
import type { ElementNode, JsxNode } from './satteri-plugin.ts';
import type { Code } from './text-notes.ts';

/** The attributes of an element that became one from Markdown or raw HTML, by their names in HTML. */
export function attributesOf({ properties }: ElementNode): Record<string, string> {
  const written = Object.entries(properties).flatMap(([name, value]) => {
    if (value === null || value === undefined || value === false) return [];
    const words = Array.isArray(value) ? value.join(' ') : value === true ? '' : String(value);
    if (name === 'dataLine') return [[name, words] as const];
    const known = { className: 'class', xLinkHref: 'xlink:href' }[name] ?? name.toLowerCase();
    return [[known, words] as const];
  });
  return Object.fromEntries(written);
}

export type Props = {
  values: Record<string, unknown>;
  /** The attributes whose values stand in braces, or whose names are written in another way than HTML's. */
  computed: ReadonlySet<string>;
  code: Code[];
};

/** The attributes of a tag in .mdx, as the site runs them; a component's that only the site can run are words. */
export function propsOf(
  { name, attributes, position }: JsxNode,
  scope: Record<string, unknown>,
): Props {
  const isComponent = isMdxComponent(name ?? '');
  const values: Record<string, unknown> = {};
  const computed = new Set<string>();
  const code: Code[] = [];
  for (const each of attributes) {
    const written = each.value ?? '';
    const key = 'name' in each ? (isComponent ? each.name : each.name.toLowerCase()) : '';
    if ('name' in each && typeof written === 'string') {
      if (each.name !== key) computed.add(key);
      values[key] = written;
      continue;
    }
    const source = typeof written === 'string' ? `({ ${written} })` : written.value;
    // What we have handed it.
    if (source === 'props.post') continue;
    // A Figure's picture has a name that we have made.
    if (!/^picture\d+$/.test(source)) code.push({ line: position?.start.line ?? 1, code: source });
    if (!key) continue;
    computed.add(key);
    const { value } = evaluate(source, scope);
    const isKnown = value !== undefined && typeof value !== 'function';
    if (isComponent) values[key] = isKnown ? value : undefined;
    else if (typeof value === 'string') values[key] = value;
  }
  return { values, computed, code };
}
