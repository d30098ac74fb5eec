import type { satteriHighlightPlugin, SatteriProcessorOptions } from '@astrojs/markdown-satteri';

/** What changes a text while it compiles; the package itself does not name the types of its parts. */
export type Plugin = ReturnType<typeof satteriHighlightPlugin>;

type Filtered<V> = Extract<V, { filter: string[] }>;
type VisitFlow = Filtered<Plugin['mdxJsxFlowElement']>['visit'];
type VisitText = Filtered<Plugin['mdxJsxTextElement']>['visit'];

/** What a plugin asks and changes the text with. */
export type Context = Parameters<VisitFlow>[1];

/** An element or a component as it is written in an .mdx text. */
export type JsxNode = Parameters<VisitFlow>[0] | Parameters<VisitText>[0];

/** An element that became one from Markdown or raw HTML. */
export type ElementNode = Parameters<Filtered<Plugin['element']>['visit']>[0];

type MdastEntry = NonNullable<SatteriProcessorOptions['mdastPlugins']>[number];

/** What reads a text while it is Markdown. */
export type MdastPlugin = Exclude<
  Extract<MdastEntry, { name: string }>,
  ((...given: never[]) => unknown) | readonly unknown[]
>;

export type MdastContext = Parameters<NonNullable<MdastPlugin['paragraph']>>[1];
export type MdastNode = Parameters<MdastContext['removeNode']>[0];
