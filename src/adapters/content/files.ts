import { existsSync } from 'node:fs';
import type { z } from 'zod';
import { isPaused } from '../../domain/booking/availability.ts';
import { newestFirst } from '../../domain/blog/post.ts';
import { dealsOf } from '../../domain/deals/deal.ts';
import { instantOf } from '../../domain/time/local-time.ts';
import { noting } from './error.ts';
import { checkContent, type Rule } from './faults.ts';
import { nameOf, pathsIn, type Place, refuseMisplaced } from './places.ts';
import { contentRules } from './rules.ts';
import { readTextFile } from './text-file.ts';
import {
  type ReadSaid,
  readYaml,
  readYamlFile,
  readYamlIfThere,
  type Yaml,
} from './yaml/read-yaml.ts';

/** A file of content/ that is good, where it lies and what its fields say. The texts of a large blog are many megabytes, so they stay on the disk. */
export type Entry<Data> = { slug: string; file: string; yaml: Yaml } & Data;

export type ContentFiles = NonNullable<ReturnType<typeof readContent>['content']>;

/**
 * Reads content/ as the site does, by the same rules, without Astro; drafts and future posts too. What is
 * broken is left out and told in `faults`, each a text for the author with file, line and what to write.
 * Without a good site.yaml there is no content, nor with a broken coaching.yaml, programs.yaml or colors.yaml.
 * @param take as of readYaml, for the files of the folders
 */
export function readContent(contentDir: string, take?: ReadSaid) {
  const faults: string[] = [];
  const rules = contentRules(contentDir);
  const each = <Schema extends z.ZodObject>(place: Place, rule: Rule<Schema>) => {
    noting(faults, () => refuseMisplaced(contentDir, place));
    return pathsIn(contentDir, place).flatMap((path) => {
      const file = `${contentDir}/${place}/${path}`;
      return noting(faults, () => readEntry(file, nameOf(path), rule, take)) ?? [];
    });
  };
  const one = <Schema extends z.ZodType>(name: string, rule: Rule<Schema>, read = readYamlFile) =>
    noting(faults, () => checkContent(rule, read(`${contentDir}/${name}`)));

  const site = one('site.yaml', rules.site);
  const missing = (name: string) => !existsSync(`${contentDir}/${name}`);
  const coaching = missing('coaching.yaml') ? null : one('coaching.yaml', rules.coaching);
  const programs = missing('programs.yaml') ? [] : one('programs.yaml', rules.programs);
  const colors = one('colors.yaml', rules.colors, readYamlIfThere);
  one('words.yaml', rules.words, readYamlIfThere);
  const folders = {
    posts: each('posts', rules.posts),
    books: each('books', rules.books),
    reading: each('reading', rules.reading),
    pages: each('pages', rules.pages),
    sponsors: each('sponsors', rules.sponsors),
    assignments: each('assignments', rules.assignments),
  };
  if (!site || coaching === undefined || !programs || !colors) return { faults, content: undefined };
  const posts = folders.posts
    .map((post) => ({ ...post, publishAt: instantOf(post.publishDate, site.timeZone) }))
    .sort(newestFirst);
  return { faults, content: { contentDir, site, coaching, programs, colors, ...folders, posts } };
}

/** What sponsors were promised, and the posts that keep it. */
export function dealsIn({ assignments, sponsors, posts, site }: ContentFiles) {
  const names = new Map(sponsors.map((sponsor) => [sponsor.slug, sponsor]));
  return dealsOf(assignments, names, posts, site.timeZone);
}

/** When each post last changed in a way that readers care about, by its slug. */
export function lastChanges({ posts, site }: ContentFiles): Map<string, Date> {
  return new Map(
    posts.map(({ slug, publishAt, updatedDate }) => [
      slug,
      updatedDate ? instantOf(updatedDate, site.timeZone) : publishAt,
    ]),
  );
}

/** Whether content/ says that the coach takes a break now. */
export function isOnBreak({ coaching }: ContentFiles, now: Date): boolean {
  return Boolean(coaching && isPaused(coaching, now.getTime() / 1000));
}

function readEntry<Schema extends z.ZodObject>(
  file: string,
  slug: string,
  rule: Rule<Schema>,
  take: ReadSaid | undefined,
): Entry<z.infer<Schema>> {
  const yaml = readYaml(file, readTextFile(file), take);
  return { ...checkContent(rule, yaml), slug, file, yaml };
}
