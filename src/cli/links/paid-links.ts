import type { ContentFiles } from '../../adapters/content/files.ts';
import { readTextFile } from '../../adapters/content/text-file.ts';
import { readText } from '../../adapters/markdown/text-reader.ts';
import { messageOf } from '../../domain/message-of.ts';
import { labelOf } from '../../domain/paid/disclosure.ts';
import { almostPaid, type Doubt, doubtOf } from '../../domain/paid/doubt.ts';
import { tagLink } from '../../domain/paid/link.ts';
import { shopsFor } from '../../domain/paid/shops.ts';
import { leadsTo, type Payer } from '../../domain/paid/sponsored.ts';

/** A link that pays, or that was perhaps meant to. */
export type Row = {
  file: string;
  line: number;
  /** As it is written, or as a card of a book asks for it. */
  link: string;
  /** Who pays. */
  program: string;
  /** Whether our id is in it on the site; a sponsor's link carries none. */
  tagged: boolean;
  /** What readers see beside it. */
  label: string;
  doubt: string;
  /** Whether the doubt stops the build. */
  stops: boolean;
};

type Written = { file: string; line: number; href: string; book?: string };

/**
 * The links of all texts, drafts too, as the site will make them. An address that is put together in braces is
 * not among them: the build alone sees where it leads.
 * @param faults where texts that cannot be read are told
 */
export async function paidLinks(content: ContentFiles, faults: string[]): Promise<Row[]> {
  const { posts, pages, reading, assignments, sponsors } = content;
  const paying = new Map(
    assignments.map(({ slug, sponsor }) => [slug, sponsors.find((each) => each.slug === sponsor)]),
  );
  const plain = { sponsor: undefined, books: [] };
  const texts = [
    ...posts.map((post) => ({ ...plain, ...post, sponsor: paying.get(post.assignment ?? '') })),
    ...reading.map((list) => ({ ...plain, ...list })),
    ...pages.map((page) => ({ ...plain, ...page })),
  ];
  const rows: Row[] = [];
  for (const { file, yaml, books, sponsor } of texts) {
    const found = await linksIn(file, content).catch((fault: unknown) => {
      faults.push(messageOf(fault));
      return [];
    });
    const cards = books.flatMap((slug, index) =>
      onCard(slug, file, yaml.lineOf(['books', index]), content),
    );
    rows.push(...[...found, ...cards].flatMap((link) => row(link, content, sponsor) ?? []));
  }
  return rows;
}

async function linksIn(file: string, content: ContentFiles): Promise<Written[]> {
  const { links, components } = await readText(file, readTextFile(file));
  const printed = components.flatMap(({ name, props, line }) => {
    if (name === 'Quote' && props['source']) return [{ file, line, href: props['source'] }];
    return name === 'Book' && props['slug'] ? onCard(props['slug'], file, line, content) : [];
  });
  return [...links.map((link) => ({ ...link, file })), ...printed].sort((a, b) => a.line - b.line);
}

/** A shop that finds a book by its ISBN alone. */
function almost(doubt: Doubt | undefined, book: string | undefined): Doubt | undefined {
  const message = `Without an isbn in ${book} this shop pays nothing.`;
  return doubt && book ? { ...doubt, message } : doubt;
}

function onCard(slug: string, file: string, line: number, { books }: ContentFiles): Written[] {
  const book = books.find((each) => each.slug === slug);
  const links = book ? shopsFor(book).map(({ url }) => ({ file, line, href: url })) : [];
  return book?.isbn ? links : links.map((link) => ({ ...link, book: `books/${slug}.yaml` }));
}

function row({ file, line, href, book }: Written, content: ContentFiles, sponsor?: Payer) {
  const { programs, sponsors } = content;
  const link = tagLink(href, programs, sponsor);
  const unsaid = sponsors.find((each) => each !== sponsor && leadsTo(href, each));
  const doubt =
    doubtOf(href, programs, sponsor) ??
    (unsaid && {
      isError: false,
      message: `${unsaid.name} is a sponsor, and the text names no assignment of theirs.`,
    }) ??
    almost(link.paid ? undefined : almostPaid(href, programs), book);
  if (!link.paid && !doubt) return undefined;
  const paid = {
    program: link.paid
      ? (link.program?.name ?? link.through?.network.name ?? sponsor?.name ?? '')
      : '',
    tagged: link.paid && link.program !== undefined && !link.foreign,
    label: link.paid ? labelOf(link.program) : '',
  };
  const { message = '', isError: stops = false } = doubt ?? {};
  return { file, line, link: href, ...paid, doubt: message, stops };
}
