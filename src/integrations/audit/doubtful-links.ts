import type { Text } from '../../adapters/markdown/text-reader.ts';
import { type Doubt, doubtOf } from '../../domain/paid/doubt.ts';
import type { Program } from '../../domain/paid/program.ts';
import { type Payer, wordingOf } from '../../domain/paid/sponsored.ts';
import { ofPaidLink } from './paid-links.ts';

/** What the audit would find about the addresses in a text, before the site has tagged and marked them. */
export function doubtfulLinks(
  { links }: Pick<Text, 'links'>,
  programs: readonly Program[],
  sponsor?: Payer,
): (Doubt & { link: string; line: number })[] {
  const statements = programs.flatMap(({ statement }) => statement ?? []);
  const said = ['.', ...statements, sponsor ? wordingOf(sponsor) : ''].join(' ');
  return links.flatMap(({ href, line, loose }) => {
    const doubt = loose
      ? ofPaidLink({ href, ...loose, said }, programs, sponsor)
      : doubtOf(href, programs, sponsor);
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
