import { noting } from '../../adapters/content/error.ts';
import type { ContentFiles } from '../../adapters/content/files.ts';
import { refuseMissingPicture, refuseUnknown } from '../../adapters/content/references.ts';
import { readTextFile } from '../../adapters/content/text-file.ts';
import { readText, type Text } from '../../adapters/markdown/text-reader.ts';
import { postStatus } from '../../domain/publication.ts';
import type { Payer } from '../../domain/paid/sponsored.ts';
import { shopsFor } from '../../domain/paid/shops.ts';
import { ofCard } from '../audit/paid-links.ts';
import { doubtfulLinks } from '../audit/doubtful-links.ts';
import type { Findings } from './findings.ts';
import { pictureFields } from './picture-fields.ts';

export type Written = {
  /** Where the page of the text will be, such as posts/a/index.html. */
  page: string;
  file: string;
  /** When readers can see it; undefined for a draft. */
  visibleFrom: Date | undefined;
  /** Who paid for it. */
  sponsor?: Payer | undefined;
  /** Whether it came from another blog, with what it lacked there. */
  isImported?: boolean;
};

export type ReadText = Written & { text: Text };

/** Everything in content/ that becomes a page. */
export function textsOf({ posts, pages, reading, ...paid }: ContentFiles, now: Date): Written[] {
  const payers = new Map(
    paid.assignments.map(({ slug, sponsor }) => [
      slug,
      paid.sponsors.find((each) => each.slug === sponsor),
    ]),
  );
  const text = (
    folder: string,
    { slug, file, guid }: { slug: string; file: string; guid?: string | undefined },
  ) => ({
    page: `${folder}${slug}/index.html`,
    file,
    isImported: guid !== undefined,
  });
  return [
    ...posts.map((post) => ({
      ...text('posts/', post),
      visibleFrom: postStatus(post, now) === 'draft' ? undefined : post.publishAt,
      sponsor: payers.get(post.assignment ?? ''),
    })),
    ...pages.map((page) => ({ ...text('', page), visibleFrom: new Date(0) })),
    ...reading.map((list) => ({ ...text('reading/', list), visibleFrom: new Date(0) })),
  ];
}

/**
 * Reads them as the site would, and tells what it could not render; a draft has time.
 * @param wanted which of them; all when left out
 * @param readText reads one
 */
export async function readTexts(
  content: ContentFiles,
  now: Date,
  wanted: (text: Written) => boolean = () => true,
  { readText: read = readText }: { readText?: typeof readText } = {},
) {
  const findings: Findings = { errors: [], warnings: [] };
  const texts: ReadText[] = [];
  const all = textsOf(content, now);
  for (const written of all.filter(wanted)) {
    const faults = written.visibleFrom ? findings.errors : findings.warnings;
    const reading = await read(written.file, readTextFile(written.file)).then(
      (text) => () => text,
      (fault: unknown) => () => {
        throw fault;
      },
    );
    const text = noting(faults, reading);
    if (!text) continue;
    texts.push({ ...written, text });
    checkParts(findings, faults, { ...written, text }, content);
    for (const { line, link, message, isError } of doubtfulLinks(
      text,
      content.programs,
      written.sponsor,
    ))
      (isError ? faults : findings.warnings).push(`${written.file}:${line} ${link}: ${message}`);
  }
  findings.errors.push(...wordlessFields(content), ...pricesOnCards(content));
  return { all, texts, findings };
}

function checkParts(
  { warnings }: Findings,
  faults: string[],
  { file, text, isImported }: ReadText,
  { contentDir, coaching }: ContentFiles,
) {
  const wordlessPictures = isImported ? warnings : faults;
  for (const note of text.notes)
    (note.isError ? faults : warnings).push(`${file}:${note.line} ${note.message}`);
  for (const { src, alt, line } of text.pictures) {
    const at = { file, data: undefined, lineOf: () => line, lost: [] };
    noting(faults, () => refuseMissingPicture(at, [`![${alt}]`], decodeURI(src)));
    if (alt.trim() === '')
      wordlessPictures.push(`${file}:${line} ${wordless(src)}: ![what it shows](${src})`);
  }
  for (const { name, props, line } of text.components) {
    const at = { file, data: undefined, lineOf: () => line, lost: [] };
    const { slug } = props;
    const known = (place: 'books' | 'reading') =>
      slug === undefined ||
      noting(faults, () => refuseUnknown(at, `<${name}> slug`, [slug], [contentDir, place]));
    if (name === 'BookACall' && !coaching)
      faults.push(
        `${file}:${line} <BookACall>: there is no coaching.yaml, so there is nothing to book. Write one, or remove this`,
      );
    if (name === 'Book') known('books');
    if (name === 'ReadingList') known('reading');
    if (name === 'Figure' && props['alt']?.trim() === '')
      wordlessPictures.push(`${file}:${line} ${wordless('of this Figure')}: alt="what it shows"`);
  }
}

function wordlessFields(content: ContentFiles): string[] {
  return pictureFields(content).flatMap(({ file, yaml, field, picture: { src, alt } }) =>
    alt.trim() === ''
      ? [`${file}:${yaml.lineOf([field, 'alt'])} ${field}.alt: ${wordless(src)}: what it shows`]
      : [],
  );
}

function pricesOnCards({ books }: ContentFiles): string[] {
  return books.flatMap(({ slug, file, yaml, ...book }) => {
    const words = [...book.authors, book.why].join(' ');
    const links = shopsFor(book).map(({ url }) => url);
    return ofCard(slug, { words, links }).map(
      ({ link, message }) => `${file}:${yaml.lineOf(['why'])} why: ${link}: ${message}`,
    );
  });
}

function wordless(picture: string): string {
  return `the picture ${picture} says nothing to those who cannot see it; write`;
}
