import { type ContentFiles, dealsIn } from '../../adapters/content/files.ts';
import { tagSlug } from '../../domain/slug.ts';
import { formatLocal } from '../../domain/time/local-day.ts';
import type { Findings } from './findings.ts';
import type { ReadText } from './texts.ts';

const saysSo = [
  'ad',
  'ads',
  'advertisement',
  'advertising',
  'paid-post',
  'sponsored',
  'sponsored-post',
];

/** Posts that somebody paid for and do not say so, or that come too late. */
export function checkSponsored(content: ContentFiles, texts: readonly ReadText[]): Findings {
  const findings: Findings = { errors: [], warnings: [] };
  const choice = content.assignments.map(({ slug }) => slug).join(', ') || 'there is none yet';
  const remedy = `write assignment: with the name of a file in ${content.contentDir}/assignments (${choice})`;
  const open = content.assignments.filter(
    ({ slug }) => !content.posts.some(({ assignment }) => assignment === slug),
  );
  for (const post of content.posts.filter(({ assignment }) => assignment === undefined)) {
    const tag = post.tags.findIndex((name) => saysSo.includes(tagSlug(name)));
    if (tag >= 0)
      findings.errors.push(
        `${post.file}:${post.yaml.lineOf(['tags', tag])} tags: “${post.tags[tag]}” says that it is paid for, and no assignment does; ${remedy}`,
      );
    const links = texts.find(({ file }) => file === post.file)?.text.links ?? [];
    for (const { slug, name, url } of content.sponsors) {
      const link = links.find(({ href }) => hostOf(href) === hostOf(url));
      if (!link) continue;
      const waiting = open.some(({ sponsor }) => sponsor === slug);
      const text = `${post.file}:${link.line} ${link.href}: this leads to ${name}, a sponsor`;
      if (waiting) findings.errors.push(`${text} whose assignment no post names; ${remedy}`);
      else findings.warnings.push(`${text}. If they pay for this post, ${remedy}`);
    }
  }
  for (const [slug, [first, ...others]] of Map.groupBy(content.posts, (post) => post.assignment))
    for (const post of slug === undefined ? [] : others)
      findings.warnings.push(
        `${post.file}:${post.yaml.lineOf(['assignment'])} assignment: ${first?.file} fulfills “${slug}” already, and only one of the two counts; write another assignment for this one`,
      );
  for (const { post, deadline, timeZone, sponsor } of dealsIn(content))
    if (post && !post.draft && post.publishAt > deadline)
      findings.warnings.push(
        `${content.contentDir}/posts/${post.slug}: it appears after its deadline, which ${sponsor} set for ${formatLocal(deadline, timeZone)}. Late is allowed; tell them`,
      );
  return findings;
}

function hostOf(address: string): string | undefined {
  return URL.parse(address)?.hostname.replace(/^www\./, '');
}
