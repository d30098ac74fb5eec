import type { Text } from '../../adapters/markdown/text-reader.ts';
import { type Doubt, doubtOf } from '../../domain/paid/doubt.ts';
import type { Program } from '../../domain/paid/program.ts';

/** What the audit would find about the addresses in a text, before the site has tagged and marked them. */
export function doubtfulLinks(
  { links, components = [] }: Pick<Text, 'links'> & Partial<Text>,
  programs: readonly Program[],
): (Doubt & { link: string; line: number })[] {
  const quoted = components.flatMap(({ name, props: { source }, line }) =>
    name === 'Quote' && source ? [{ href: source, line }] : [],
  );
  return [...links, ...quoted].flatMap(({ href, line }) => {
    const doubt = doubtOf(href, programs);
    return doubt ? { ...doubt, link: href, line } : [];
  });
}

/** Every web address in a text with its line, code and comments included: quicker than to read the text. */
export function addressesIn(source: string): Text['links'] {
  return source.split('\n').flatMap((line, index) => {
    const addresses = line.match(/(https?:)?\/\/[^\s"'`<>)\]]+/g) ?? [];
    return addresses.map((href) => ({ href, line: index + 1 }));
  });
}
