import type { CustomPlugin } from 'svgo';

/**
 * A drawing in SVG without what is no drawing: scripts, event handlers, pages inside it, what it would load from
 * elsewhere, and what the program that it was drawn with noted in it.
 * @throws Error when it is not well-formed.
 */
export async function cleanSvg(svg: string): Promise<string> {
  // It knows all of CSS by heart, which few pictures ask for.
  const { optimize } = await import('svgo');
  const { data } = optimize(svg, {
    multipass: false,
    plugins: [
      'removeDoctype',
      'removeXMLProcInst',
      'removeComments',
      'removeMetadata',
      'removeEditorsNSData',
      'removeScripts',
      keepDrawing,
    ],
  });
  return data;
}

const foreign = /^(foreignobject|iframe|embed|object|audio|video|canvas|handler|listener|script)$/;
const ownPicture = /^data:image\/(png|jpe?g|gif|webp|avif)[;,]/i;
const address = /url\(\s*(["']?)(.*?)\1\s*\)/gis;

const keepDrawing: CustomPlugin = {
  name: 'keepDrawing',
  fn: () => ({
    instruction: { enter: (node, parent) => detach(node, parent) },
    element: {
      enter(node, parent) {
        const name = local(node.name);
        const moved = local(node.attributes['attributeName'] ?? '');
        // A motion can set an attribute that the drawing does not have.
        const isTrick = /^(animate|set)/.test(name) && /^(href|src|style|on.*)$/.test(moved);
        if (foreign.test(name) || isTrick) return detach(node, parent);
        for (const [attribute, value] of Object.entries(node.attributes)) {
          const own = local(attribute);
          if (/^on/.test(own) || own === 'base' || (/^(href|src)$/.test(own) && !isOwn(value)))
            delete node.attributes[attribute];
          else if (!attribute.startsWith('xmlns')) node.attributes[attribute] = withoutAddresses(value);
        }
      },
    },
    text: { enter: (node, parent) => cleanStyle(node, parent) },
    cdata: { enter: (node, parent) => cleanStyle(node, parent) },
  }),
};

function local(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1).toLowerCase();
}

function isOwn(value: string): boolean {
  return value.startsWith('#') || ownPicture.test(value);
}

/** With a backslash a style can spell what is not looked for. */
function cleanStyle(node: { value: string }, parent: { type: string; name?: string }) {
  if (parent.type !== 'element' || local(parent.name ?? '') !== 'style') return;
  node.value = node.value.includes('\\')
    ? ''
    : withoutAddresses(node.value.replaceAll(/@import[^;]*(;|$)/gi, ''));
}

function withoutAddresses(value: string): string {
  return value.replaceAll(address, (whole, _, target: string) => (isOwn(target) ? whole : 'none'));
}

function detach<Node>(node: Node, parent: { children: Node[] }) {
  parent.children = parent.children.filter((each) => each !== node);
}
