import { mkdirSync, writeFileSync } from 'node:fs';
import { noting } from '../adapters/content/error.ts';
import { readBuildEnv } from '../environment.ts';
import { readArguments } from './run/arguments.ts';
import { refuse } from './run/begin.ts';
import { describe } from './import/report.ts';
import { importBlog } from './import/run.ts';

const usage = `Usage: npm run import <export.xml> [more.xml …] -- [flags]

Brings the posts, pages, pictures and comments of a WordPress blog into content/, and its old addresses along. It writes
over nothing; a second run brings only what is missing.

  --pictures <folder>   where its pictures are: wp-content/uploads, copied from the old host
  --from-web            fetches the pictures that are missing, and asks short links where they lead
  --my-id <id>          your own affiliate id, when it is not the commonest one; may be said several times
  --pretty-links <csv>  what the plugin Pretty Links exports, so that links through it lead on
  --dry-run             says what would happen, and writes nothing
  --json                for programs

Exit code 1 when a file is no export, 2 for a wrong use.`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const { values, positionals: files } = readArguments(
  usage,
  {
    pictures: text,
    'from-web': flag,
    'my-id': { ...text, multiple: true },
    'pretty-links': text,
    'dry-run': flag,
    json: flag,
  },
  { words: 1_000 },
);
if (files.length === 0) refuse(usage, 2);
const { contentDir, siteUrl } = readBuildEnv(process.env);
const report = await importBlog(files, {
  contentDir,
  siteUrl,
  folder: values.pictures,
  fromWeb: values['from-web'] ?? false,
  myIds: values['my-id'] ?? [],
  prettyLinks: values['pretty-links'],
  dataDir: '.data/import',
  dry: values['dry-run'] ?? false,
  now: new Date(),
}).catch((fault: unknown) => {
  const faults: string[] = [];
  noting(faults, () => {
    throw fault;
  });
  return refuse(`Nothing was written, because:\n${faults.join('\n')}`);
});
const file = '.data/import-report.md';
// What is told of the first run stays until there is more to tell.
const isNews = !report.dry && report.written.length > 0;
if (isNews) {
  mkdirSync('.data', { recursive: true, mode: 0o700 });
  writeFileSync(file, `# What came along\n\n${describe(report)}`, { mode: 0o600 });
}
console.log(values.json ? JSON.stringify(report, null, 2) : describe(report, 20));
if (isNews && !values.json) console.log(`All of it stands in ${file}. Next: npm run check`);
