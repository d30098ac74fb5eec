import { fileOf } from '../../adapters/content/comments/comment-file.ts';
import { payerOf } from '../../domain/paid/payer.ts';
import type { ImportedComment } from '../../adapters/import/imported.ts';
import { type Comment, commentSchema, LONGEST } from '../../domain/comments/comment.ts';
import { lengthOf } from '../../domain/comments/plain-words.ts';
import { paragraphsOf } from '../../domain/comments/paragraphs.ts';
import { type FoundId, withoutOwnId } from '../../domain/paid/own-ids.ts';
import type { Program } from '../../domain/paid/program.ts';
import type { Planned } from './plan.ts';
import { writeOnce } from './write.ts';

type Settings = {
  contentDir: string;
  dry: boolean;
  now: Date;
  destinations: { programs: readonly Program[]; own: readonly FoundId[] };
};

/** Writes the comments of a post of another blog, and says which of them had to be cut. */
export function writeComments(
  comments: readonly ImportedComment[],
  { slug, text }: Planned,
  { contentDir, dry, now, destinations }: Settings,
): { count: number; warnings: string[] } {
  const warnings: string[] = [];
  const dates = new Map<string, Date>();
  for (const imported of comments) {
    const told = imported.date ?? text.publishedAt ?? now;
    // The site takes nothing for an answer that is not younger than what it answers.
    const above = dates.get(imported.answers ?? '');
    const date = above && told <= above ? new Date(above.getTime() + 1_000) : told;
    dates.set(imported.id, date);
    const hers = imported.author ? ofAuthor(imported.text, destinations) : undefined;
    const words = hers?.text ?? imported.text;
    const whole = { ...imported, post: slug, date, text: words, author: hers?.isMarked ?? false };
    const { path, yaml } = fileOf(cut(whole));
    if (!dry) writeOnce(`${contentDir}/comments/${path}`, yaml);
    if (lengthOf(words) > LONGEST.text)
      warnings.push(`${contentDir}/comments/${path} it is longer than 4,000 letters, and was cut`);
  }
  return { count: comments.length, warnings };
}

function cut(comment: Comment): Comment {
  const short = (text: string, most: number) =>
    lengthOf(text) > most ? `${[...text].slice(0, most - 1).join('')}…` : text;
  const { site } = comment;
  return {
    ...comment,
    ...{ name: short(comment.name, LONGEST.name), text: short(comment.text, LONGEST.text) },
    site: commentSchema.shape.site.safeParse(site).success ? site : undefined,
  };
}

/** Her comments carry no id, as none does here; where a link pays all the same, it is not said to be hers. */
function ofAuthor(text: string, { programs, own }: Settings['destinations']) {
  const links = paragraphsOf(text).flatMap((lines) => lines.flat());
  let [plain, isMarked] = [text, true];
  for (const { words, href } of links) {
    if (href === undefined) continue;
    const without = withoutOwnId(href, programs, own).href;
    if (without !== href) plain = plain.replaceAll(words, () => without);
    isMarked &&= payerOf(without, programs) === undefined;
  }
  return { text: plain, isMarked };
}
