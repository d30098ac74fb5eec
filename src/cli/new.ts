import { readContent } from '../adapters/content/files.ts';
import { slugFrom } from '../adapters/content/slug-from.ts';
import { slug as slugSchema } from '../domain/slug.ts';
import { dayOf } from '../domain/time/local-day.ts';
import { readBuildEnv } from '../environment.ts';
import { readArguments } from './run/arguments.ts';
import { refuse } from './run/begin.ts';
import { ask } from './new/ask.ts';
import { kinds } from './new/kinds.ts';
import { writeAll } from './new/write.ts';

const usage = `Usage: npm run new post|sponsored|book|list "Title" -- [flags]

Writes a new file into content/ and asks for what is missing. It never writes over a file.

  post       --description --date --tags
  sponsored  --description --date --tags --sponsor --url --what --deadline --shares
  book       --authors --isbn --why
  list       --description --books
  --slug     another name for the file than the title makes

Exit code 1 when nothing could be written, 2 for a wrong use.`;

const flags = 'description date tags sponsor url what deadline shares authors isbn why books slug';
const options = Object.fromEntries(
  flags.split(' ').map((flag) => [flag, { type: 'string' } as const]),
);
const { values, positionals } = readArguments(usage, options, { words: 2 });
const [name = '', title = ''] = positionals;
const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
if (name !== '' && !kind) refuse(`There is no “${name}” to write.\n\n${usage}`, 2);
if (!kind || title.trim() === '') refuse(usage, 2);

const { contentDir } = readBuildEnv(process.env);
const { content, faults } = readContent(contentDir);
if (!content) refuse(faults.join('\n'));
const questions = kind.questions(content, dayOf(new Date(), content.site.timeZone));
const { slug = slugFrom(title), help: _, ...given } = values as Record<string, string>;
for (const flag of Object.keys(given))
  if (!questions.some((question) => question.flag === flag))
    refuse(`A ${name} has no --${flag}.\n\n${usage}`, 2);
if (!slugSchema.safeParse(slug).success)
  refuse(
    slug === ''
      ? 'No letter of a to z comes out of this title: write --slug and a name in such letters, such as my-post'
      : `“${slug}” is no name for a file: write --slug in small letters, such as my-post`,
    2,
  );

const answers = { ...(await ask(questions, given, content)), title: title.trim() };
const written = writeAll(contentDir, kind.files(slug, answers, content));
console.log(written.map((path) => `Written: ${path}`).join('\n'));
if (written.some((path) => path.endsWith('index.mdx')))
  console.log('It is a draft. Remove the line draft: true to publish it; npm run check says when.');
