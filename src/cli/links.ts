import { styleText } from 'node:util';
import { readContent } from '../adapters/content/files.ts';
import { readBuildEnv } from '../environment.ts';
import { readArguments } from './run/arguments.ts';
import { refuse } from './run/begin.ts';
import { paidLinks, type Row } from './links/paid-links.ts';
import { table } from './links/table.ts';

const usage = `Usage: npm run links [-- --json]

Lists the links that pay, in drafts too, and what is in doubt about them. It reads content/ and changes nothing.

  --json  for programs

Exit code 1 when a link stops the site or a file cannot be read, 2 for a wrong use.`;

const { values } = readArguments(usage, { json: { type: 'boolean' } });
const { content, faults } = readContent(readBuildEnv(process.env).contentDir);
if (!content) refuse([...new Set(faults)].join('\n'));
const links = await paidLinks(content, faults);
console.log(values.json ? JSON.stringify({ links, faults }, null, 2) : words(links));
process.exitCode = faults.length > 0 || links.some(({ stops }) => stops) ? 1 : 0;

function words(links: readonly Row[]): string {
  const stopping = links.filter(({ stops }) => stops).length;
  const doubts = links.filter(({ doubt }) => doubt).length - stopping;
  return [
    links.length > 0 ? table(links) : 'No link pays.',
    faults.length > 0 && [styleText('red', 'Files that cannot be read:'), ...faults].join('\n'),
    stopping > 0 && styleText('red', `${count(stopping)} the site; mend what is in doubt there.`),
    doubts > 0 && `Worth a look: ${doubts}.`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

function count(stopping: number): string {
  return stopping === 1 ? 'One link stops' : `${stopping} links stop`;
}
