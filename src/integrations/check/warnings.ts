import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import type { ContentFiles } from '../../adapters/content/files.ts';
import { readTextFile } from '../../adapters/content/text-file.ts';
import { readYamlIfThere } from '../../adapters/content/yaml/read-yaml.ts';
import { isBreakOver } from '../../domain/booking/availability.ts';
import { shownOffers } from '../../domain/booking/offer.ts';
import { hasHours } from '../../domain/booking/slots.ts';
import { faintTexts } from '../../domain/blog/picture/contrast.ts';
import { instantOf } from '../../domain/time/local-time.ts';
import { likelyTypos } from '../../domain/blog/tag-typo.ts';
import { strays } from './strays.ts';
import type { ReadText } from './texts.ts';

const mostTitle = 60;
const mostDescription = 160;
const mostBytes = 1_000_000;
const picture = /\.(jpe?g|png|webp|avif|gif|tiff?|svg)$/i;

/** What stops nothing and may still be a slip. */
export function warningsIn(content: ContentFiles, texts: readonly ReadText[], now: Date): string[] {
  return [
    ...likelyTypos(content.posts).map(({ post, tag, meant }) => {
      const line = post.yaml.lineOf(['tags', post.tags.indexOf(tag)]);
      return `${post.file}:${line} tags: no other post has “${tag}”; did you mean “${meant}”?`;
    }),
    ...texts.flatMap(skippedHeadings),
    ...[...content.posts, ...content.reading, ...content.pages].flatMap(longFields),
    ...all(content).flatMap(({ file, yaml }) =>
      yaml.lost.map(({ line, text }) => `${file}:${line} ${text}`),
    ),
    ...unshown(content),
    ...oddYears(content, now),
    ...oddUpdates(content, now),
    ...breakOver(content, now),
    ...neverOpen(content, now),
    ...strays(content.contentDir, content.site.portrait ? [content.site.portrait.src] : []),
    ...largePictures(content.contentDir),
    ...placeholders(content.contentDir),
    ...faint(content),
  ];
}

function all({ posts, pages, reading, books, sponsors, assignments }: ContentFiles) {
  return [...posts, ...pages, ...reading, ...books, ...sponsors, ...assignments];
}

/** Its text stands on the page where calls are booked, and nowhere else. */
function unshown({ pages, coaching }: ContentFiles): string[] {
  const idle = coaching ? [] : pages.filter(({ slug }) => slug === 'coaching');
  return idle.map(({ file }) => `${file}: nobody sees it, because there is no coaching.yaml`);
}

const firstYear = 1990;
const yearsAhead = 5;

/** A year of another age is a slip of the finger. */
function oddYears(content: ContentFiles, now: Date): string[] {
  const coaching = content.coaching ? [{ file: `${content.contentDir}/coaching.yaml` }] : [];
  return [...all(content), ...coaching].flatMap(({ file }) =>
    fieldsOf(file, readTextFile(file)).flatMap((line, index) => {
      const [, field = '', year = ''] =
        /^[\s{-]*(?:.*\W)?(\w*[dD]ate|deadline|due|from|to|until):\s*["']?(\d{4})-\d\d-\d\d/.exec(
          line,
        ) ?? [];
      const isOdd = Number(year) < firstYear || Number(year) > now.getFullYear() + yearsAhead;
      return year && isOdd
        ? [`${file}:${index + 1} ${field}: it says the year ${year}; is that meant?`]
        : [];
    }),
  );
}

const day = 86_400_000;

/** Search engines are told when a text last changed. */
function oddUpdates({ posts, site }: ContentFiles, now: Date): string[] {
  return posts.flatMap(({ file, yaml, publishAt, updatedDate }) => {
    const updated = updatedDate ? instantOf(updatedDate, site.timeZone).getTime() : NaN;
    const isBefore = updated + day <= publishAt.getTime();
    if (!isBefore && !(updated > now.getTime())) return [];
    const why = isBefore ? 'is before the post appeared' : 'has not come yet';
    return [`${file}:${yaml.lineOf(['updatedDate'])} updatedDate: this day ${why}; is that meant?`];
  });
}

function breakOver({ contentDir, coaching }: ContentFiles, now: Date): string[] {
  if (!isBreakOver(coaching, now.getTime() / 1000)) return [];
  const file = `${contentDir}/coaching.yaml`;
  const line = readYamlIfThere(file).lineOf(['paused']);
  return [`${file}:${line} paused: the break is over, and calls are sold; take it out`];
}

/** Where no hour comes even in weeks without a day off, what is sold cannot be had. */
function neverOpen({ contentDir, coaching }: ContentFiles, now: Date): string[] {
  const isWeekly = coaching && Object.values(coaching.hours).some((ranges) => ranges.length > 0);
  if (!isWeekly) return [];
  const file = `${contentDir}/coaching.yaml`;
  const always = { ...coaching, timeOff: [], paused: undefined };
  return shownOffers(coaching)
    .filter((offer) => !hasHours({ coaching: always, offer, now: now.getTime() / 1000 }))
    .map(({ name, id }) => {
      const index = coaching.offers.findIndex((offer) => offer.id === id);
      const line = readYamlIfThere(file).lineOf(['offers', index]);
      return `${file}:${line} nobody can book “${name}”: no hours are as long as it, or none come between minimumNotice and horizon`;
    });
}

function fieldsOf(file: string, text: string): string[] {
  const fields = file.endsWith('.yaml') ? text : (/^\s*---\r?\n.*?\n---/s.exec(text)?.[0] ?? '');
  return fields.split('\n');
}

function skippedHeadings({ file, text }: ReadText): string[] {
  return text.headings.flatMap(({ depth, text: words, line }, index) => {
    const above = text.headings[index - 1]?.depth ?? 1;
    if (depth <= above + 1) return [];
    const right = '#'.repeat(above + 1);
    return `${file}:${line} “${words}” skips a rank of headings; write ${right} ${words}`;
  });
}

type Titled = Pick<ContentFiles['pages'][number], 'file' | 'yaml' | 'title' | 'description'>;

function longFields({ file, yaml, title, description }: Titled): string[] {
  const long = (field: string, text: string, most: number) =>
    text.length > most
      ? [
          `${file}:${yaml.lineOf([field])} ${field}: search results cut it after about ${most} letters, and it has ${text.length}`,
        ]
      : [];
  return [...long('title', title, mostTitle), ...long('description', description, mostDescription)];
}

function largePictures(contentDir: string): string[] {
  const pictures = globSync(`${contentDir}/**/*.*`).filter((file) => picture.test(file));
  return pictures.flatMap((file) => {
    const { size } = statSync(file);
    const megabytes = (size / 1_000_000).toFixed(1);
    return size > mostBytes
      ? [`${file}: it weighs ${megabytes} MB; 2,000 pixels in width are plenty`]
      : [];
  });
}

function faint({ contentDir, colors }: ContentFiles): string[] {
  const file = `${contentDir}/colors.yaml`;
  const { lineOf } = readYamlIfThere(file);
  return faintTexts(colors).map(({ field, text }) => `${file}:${lineOf(field)} ${text}`);
}

function placeholders(contentDir: string): string[] {
  const names = ['site', 'coaching', 'programs', 'words'].map(
    (name) => `${contentDir}/${name}.yaml`,
  );
  return names
    .filter((file) => existsSync(file))
    .flatMap((file) => {
      const lines = readFileSync(file, 'utf8').split('\n');
      const found = lines.flatMap((line, index) => {
        const [name] =
          /\byour-[a-z\d-]+|\S+@example\.\w+/.exec(line.replace(/(^|\s)#.*/, '')) ?? [];
        return name ? [{ name, line: index + 1 }] : [];
      });
      return [...Map.groupBy(found, ({ name }) => name)].map(([name, [first, ...more]]) => {
        const others =
          more.length > 0
            ? `, here and on ${more.length} more ${more.length === 1 ? 'line' : 'lines'}`
            : '';
        return `${file}:${first?.line} “${name}” is a placeholder; write your own${others}`;
      });
    });
}
