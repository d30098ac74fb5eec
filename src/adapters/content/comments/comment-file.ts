import { Document } from 'yaml';
import { type Comment, pathOf } from '../../../domain/comments/comment.ts';

/** The file of a comment: its path below comments/, and what stands in it. */
export function fileOf(comment: Comment): { path: string; yaml: string } {
  const { name, date, text, site, answers, author } = comment;
  const fields = {
    ...{ name, date: date.toISOString(), text },
    ...(site !== undefined && { site }),
    ...(answers !== undefined && { answers }),
    ...(author && { author }),
  };
  // Words and numbers that are no text for YAML stand in quotation marks, and `text` line by line.
  const yaml = new Document(fields).toString({ lineWidth: 0 });
  return { path: pathOf(comment), yaml };
}
