import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMdxComponent, mdxProps, readMdxProps } from '../../domain/blog/mdx-props.ts';
import { contentError } from '../content/error.ts';
import type { Context, JsxNode, Plugin } from './satteri-plugin.ts';

type MdxAttribute = Extract<JsxNode['attributes'][number], { name: string }>;

/**
 * Prepares the components of an .mdx text: each learns the file and line it stands in, those that need the post
 * get it from the text, which a page hands it to, a `Step` gets its heading before the headings get their ids, a
 * `Figure` has its picture imported.
 * @throws Error that names file and line when a component is unknown or in the wrong place.
 */
export function mdxComponents(): Plugin {
  const every = { filter: [], visit };
  return {
    name: 'mdx-components',
    options: { position: true },
    mdxJsxFlowElement: every,
    mdxJsxTextElement: every,
  };
}

/** What they say or link to depends on the post that they stand in. */
const needingPost = ['Book', 'BookACall', 'Quote'];

function visit(node: JsxNode, ctx: Context) {
  const { name } = node;
  if (!name || !/^[A-Z]/.test(name)) return;
  const file = ctx.fileURL ? fileURLToPath(ctx.fileURL) : '';
  const at = `${relative(process.cwd(), file)}:${node.position?.start.line ?? 1}`;
  if (!isMdxComponent(name)) return refuseUnknown(name, ctx.source, at);
  if (name === 'Steps') refuseStrangers(node, at);
  if (name === 'Step') addHeading(node, ctx, at);
  if (name === 'BookACall') refuseEmpty(node, ctx, at);
  if (name === 'Figure') importPicture(node, ctx, file, at);
  else if (needingPost.includes(name)) handPost(node, ctx, at);
  else ctx.setProperty(node, 'at', at);
}

/** What the text imports or exports itself is its own business. */
function refuseUnknown(name: string, source: string, at: string) {
  const [root = name] = name.split('.');
  if (new RegExp(`^(import|export)\\b.*\\b${root}\\b`, 'm').test(source)) return;
  const choice = Object.keys(mdxProps).join(', ');
  throw contentError(`${at} <${name}>: there is no such component. Write one of: ${choice}`);
}

function refuseStrangers({ children }: JsxNode, at: string) {
  const stranger = children.some((child) =>
    child.type === 'text' ? child.value.trim() !== '' : !('name' in child && child.name === 'Step'),
  );
  if (stranger)
    throw contentError(`${at} <Steps>: only <Step> goes in here. Move the rest above or below it.`);
}

function refuseEmpty(node: JsxNode, ctx: Context, at: string) {
  const isText = node.children.every(({ type }) => type === 'text');
  if (isText && ctx.textContent(node).trim() === '')
    throw contentError(`${at} <BookACall>: write the words of the link inside it.`);
}

function addHeading(node: JsxNode, ctx: Context, at: string) {
  const parent = ctx.parent(node);
  if (!parent || !('name' in parent) || parent.name !== 'Steps')
    throw contentError(`${at} <Step>: put it between <Steps> and </Steps>.`);
  const { title } = readMdxProps('Step', { at, ...literals(node) });
  const text = { type: 'text', value: title } as const;
  ctx.prependChild(node, { type: 'element', tagName: 'h2', properties: {}, children: [text] });
}

function importPicture(node: JsxNode, ctx: Context, file: string, at: string) {
  const { src } = literals(node);
  if (src === undefined) return;
  const folder = dirname(file);
  if (!src.startsWith('./') || !existsSync(join(folder, src))) {
    const pictures = readdirSync(folder).filter((each) =>
      /\.(jpe?g|png|webp|avif|gif|svg)$/i.test(each),
    );
    const choice = pictures.map((each) => `./${each}`).join(', ') || 'no picture; put one there';
    throw contentError(
      `${at} <Figure> src: there is no "${src}" beside the text. There is ${choice}`,
    );
  }
  const variable = `picture${node.position?.start.offset ?? 0}`;
  ctx.insertBefore(node, {
    type: 'mdxjsEsm',
    value: `import ${variable} from ${JSON.stringify(src)};`,
  });
  const value = { type: 'mdxJsxAttributeValueExpression', value: variable } as const;
  const others = node.attributes.filter((each) => !('name' in each && each.name === 'src'));
  const attributes = [...others, jsxAttribute('src', value), jsxAttribute('at', at)];
  ctx.replaceNode(node, { ...node, attributes });
}

function handPost(node: JsxNode, ctx: Context, at: string) {
  const post = { type: 'mdxJsxAttributeValueExpression', value: 'props.post' } as const;
  const handed = [jsxAttribute('at', at), jsxAttribute('post', post)];
  ctx.replaceNode(node, { ...node, attributes: [...node.attributes, ...handed] });
}

/** The props that are written as words in quotes. */
function literals({ attributes }: JsxNode): Record<string, string> {
  const written = attributes.flatMap((each) =>
    'name' in each && typeof each.value === 'string' ? [[each.name, each.value]] : [],
  );
  return Object.fromEntries(written);
}

function jsxAttribute(name: string, value: MdxAttribute['value']): MdxAttribute {
  return { type: 'mdxJsxAttribute', name, value };
}
