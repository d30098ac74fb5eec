import { globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Payer } from '../../domain/paid/sponsored.ts';
import { checkContent } from './faults.ts';
import { namesIn } from './places.ts';
import { contentRules } from './rules.ts';
import { readYaml, readYamlFile } from './yaml/read-yaml.ts';

/**
 * Who pays, by the assignment.
 * @throws Error that names file, line and field, and what to write there.
 */
export function readSponsors(contentDir: string): Map<string, Payer> {
  const rules = contentRules(contentDir);
  const read = (file: string) => readYamlFile(`${contentDir}/${file}.yaml`);
  return new Map(
    namesIn(contentDir, 'assignments').map((assignment) => {
      const { sponsor } = checkContent(rules.assignments, read(`assignments/${assignment}`));
      return [assignment, checkContent(rules.sponsors, read(`sponsors/${sponsor}`))];
    }),
  );
}

/** Who paid for a post, by the slug of the post. */
export function readSponsoredPosts(contentDir: string): Map<string, Payer> {
  const sponsors = readSponsors(contentDir);
  const posts = globSync(`${contentDir}/posts/*/index.{md,mdx}`).flatMap((file) => {
    const source = readFileSync(file, 'utf8');
    // Few are sponsored, and to read YAML takes a hundred times as long as to look.
    if (!/\bassignment\b/.test(source)) return [];
    const { assignment } = readYaml(file, source).data as { assignment?: string };
    const sponsor = assignment && sponsors.get(assignment);
    return sponsor ? [[basename(dirname(file)), sponsor] as const] : [];
  });
  return new Map(posts);
}
