import { isCancel, text } from '@clack/prompts';
import { contentFaults } from '../../adapters/content/faults.ts';
import type { ContentFiles } from '../../adapters/content/files.ts';
import { refuse } from '../run/begin.ts';
import type { Answers, Question } from './kinds.ts';

/** What the flags say and, on a terminal, what the author answers; elsewhere a missing flag ends the command. */
export async function ask(
  questions: readonly Question[],
  given: Answers,
  content: ContentFiles,
): Promise<Answers> {
  const answers = { ...given };
  const missing: string[] = [];
  for (const question of questions) {
    const { flag, initial, needed } = question;
    if (answers[flag] !== undefined || needed?.(answers, content) === false) continue;
    if (isTerminal()) answers[flag] = await askOne(question);
    else if (initial === undefined) missing.push(`--${flag} "${question.ask}"`);
    else answers[flag] = initial;
  }
  if (missing.length > 0) refuse(`This is missing:\n  ${missing.join('\n  ')}`, 2);
  return answers;
}

async function askOne({ ask, initial, schema }: Question): Promise<string> {
  const problemOf = (value: string | undefined) => {
    const data = value?.trim() || initial;
    if (data === undefined) return 'Write something here.';
    const yaml = { file: '', data, lineOf: () => 1, lost: [] };
    return data !== '' && schema ? contentFaults(yaml, schema)[0]?.text : undefined;
  };
  const answer = await text({
    message: ask,
    validate: problemOf,
    ...(initial && { defaultValue: initial, placeholder: initial }),
  });
  if (isCancel(answer)) refuse('Nothing was written.');
  return answer.trim() || initial || '';
}

function isTerminal(): boolean {
  return process.stdin.isTTY && process.stdout.isTTY;
}
