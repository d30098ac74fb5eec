import { execFileSync } from 'node:child_process';
import { pressing } from '../domain/deals/agenda.ts';
import { deskIssue, decideIssue } from '../domain/deals/desk-issue.ts';
import { readBuildEnv } from '../environment.ts';
import { readArguments } from './run/arguments.ts';
import { refuse } from './run/begin.ts';
import { gather } from './desk/gather.ts';

const usage = `Usage: node src/cli/desk-issue.ts [--today <day>] [--print]

Keeps one issue "On the desk" on GitHub while something is overdue or due within three days, by the
command gh: opens it, brings its text up to date, closes it. It tells nothing of calls and readers.

  --today <day>  as if it were that day: 2026-11-24
  --print        only prints the text of the issue; nothing when there is nothing to tell

Exit code 1 when GitHub cannot be asked, 2 for a wrong use.`;

const { values } = readArguments(usage, { today: { type: 'string' }, print: { type: 'boolean' } });
const { agenda, now, timeZone, faults } = gather(
  readBuildEnv(process.env).contentDir,
  values.today,
);
const text = deskIssue(pressing(agenda, now, timeZone), faults.length, now, timeZone);
if (values.print) console.log(text ?? '');
else {
  const ours = ['--app', 'github-actions', '--state', 'open', '--json', 'number,title,body'];
  const open = JSON.parse(gh(['issue', 'list', ...ours, '--limit', '100']));
  for (const step of decideIssue(text, open)) console.log(gh(['issue', ...step]).trim());
}

function gh(words: readonly string[]): string {
  try {
    return execFileSync('gh', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  } catch {
    return refuse(`GitHub could not be asked; it was: gh ${words.slice(0, 2).join(' ')}`);
  }
}
