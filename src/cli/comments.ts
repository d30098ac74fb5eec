import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readContent } from '../adapters/content/files.ts';
import { askForBuild } from '../adapters/web/live-site.ts';
import { connectComments } from '../adapters/web/comments-api.ts';
import { printable } from '../domain/printable.ts';
import { readBuildEnv } from '../environment.ts';
import { gitIn, openClone } from './comments/clone.ts';
import { note, write } from './comments/take.ts';
import { withToken } from './comments/token.ts';
import { readArguments } from './run/arguments.ts';
import { refuse } from './run/begin.ts';

const usage = `Usage: npm run comments [-- --remove <id>] [--only write|push|note]

Takes the comments that you have published into content/comments/: writes their files, checks the texts, commits,
pushes, and tells the site (SITE_URL, by COMMENTS_SECRET) that they are here. Run it as often as you like.

  --remove <id>  takes one back: from your texts, and from the site
  --only <step>  one step alone: write files and commit, push them, or note at the site what is pushed

Exit code 1 when something is to be mended first, 2 for a wrong use.`;

const text = { type: 'string' } as const;
const { values } = readArguments(usage, { remove: text, only: text });
const { only, remove } = values;
if (only !== undefined && !['write', 'push', 'note'].includes(only)) refuse(usage, 2);
if (remove !== undefined && !/^[a-z\d]{4,32}$/.test(remove)) refuse(usage, 2);
const taken = remove === undefined ? [] : [remove];
const does = (step: string) => only === undefined || only === step;
const { siteUrl, contentDir, deployHook } = readBuildEnv(process.env);
const clone = openClone(contentDir, gitIn(contentDir, withToken(process.env)));
const secret = process.env['COMMENTS_SECRET']?.trim();
if (!secret && only !== 'push')
  refuse('Set COMMENTS_SECRET in .env, the same one as where the site runs.');
const world = { api: connectComments(siteUrl, secret ?? ''), clone, posts, check };

try {
  if (does('write')) await writeThem();
  if (does('push') && clone.push()) {
    console.log('Pushed.');
    if (deployHook) await askForBuild(deployHook);
  }
  if (does('note')) await noteThem();
} catch (fault) {
  const { message, stderr } = fault as Error & { stderr?: string };
  refuse(printable(stderr || message));
}

async function writeThem() {
  // A workflow has just fetched it all, and gets what may fetch more with what may push.
  if (only === undefined) clone.update();
  const written = await write(taken, world);
  if (!written) refuse('The texts are not good with them (see above), so nothing was committed.');
  for (const { post, name } of written.comments) console.log(`${post}: ${printable(name)}`);
  for (const { post, name, id } of written.homeless)
    console.log(
      `${printable(name)} wrote under ${post}, and no post is called so or was: it was not taken. To take it back for good: npm run comments -- --remove ${id}`,
    );
  console.log(written.isNew ? 'Committed.' : 'Nothing is new.');
}

async function noteThem() {
  const done = await note(taken, world);
  if (done.taken.length > 0) console.log(`The site knows that they are here: ${done.taken.length}`);
  if (done.removed.length > 0) console.log(`Taken back: ${done.removed.length}`);
}

function posts() {
  const { content, faults } = readContent(contentDir);
  if (!content) refuse(faults.join('\n'));
  return content.posts;
}

function check(): boolean {
  const command = fileURLToPath(new URL('check.ts', import.meta.url));
  const { status, stdout } = spawnSync(process.execPath, [command], { encoding: 'utf8' });
  if (status !== 0) console.error(stdout);
  return status === 0;
}
