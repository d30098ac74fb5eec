import { typedIn } from '../../../src/domain/comments/comment-form.ts';
import type { Clock } from '../clock.ts';
import type { Plan } from './plan.ts';
import type { Site } from './simulate.ts';
import type { createWitness } from './witness.ts';

/** Nobody waits longer for a page. */
const PATIENCE = 30_000;
/** So often a reader tries before they give up. */
const TRIES = 8;

const WORDS = [
  'I needed this today.',
  'The best casino!',
  'http://a.example http://b.example http://c.example',
  'Me too!',
  ...Array.from({ length: 8 }, (_, index) => `That makes ${index}.`),
];
const NAMES = ['Ada', ' aDA  '] as const;

/** Lets one reader write, press and press again, until somebody says that it waits. */
export async function write(
  who: string,
  plan: Plan['readers'][number],
  world: {
    clock: Clock;
    site: Site;
    witness: ReturnType<typeof createWitness>;
    note: (line: string) => void;
  },
) {
  const { clock, site, witness, note } = world;
  const pause = (seconds: number) =>
    new Promise<void>((resolve) => void clock.after(seconds * 1000, resolve));
  /** The answer; undefined when there is none. */
  const answered = <T>(asked: Promise<T>): Promise<{ value: T } | undefined> =>
    Promise.race([
      asked.then(
        (value) => ({ value }),
        () => undefined,
      ),
      new Promise<undefined>((resolve) => void clock.after(PATIENCE, () => resolve(undefined))),
    ]);
  const typed = typedIn({
    ...{ post: 'a-day-at-home', name: NAMES[plan.name], words: WORDS[plan.words] },
    ...(plan.email && { email: `${who}@example.com` }),
  });

  await pause(plan.arrives);
  const first = await answered(site.look(typed));
  if (!first) return;
  let { key } = first.value;
  const press = async () =>
    answered(site.send(typed, { key, refused: undefined, address: `home ${plan.home}` }));

  const sendAll = async (): Promise<void> => {
    for (let tries = 0; tries < TRIES; tries++) {
      const answers = await Promise.all(Array.from({ length: plan.presses }, press));
      const tokens = new Set(
        answers.flatMap((answer) => (answer?.value.ok ? answer.value.token : [])),
      );
      if (tokens.size > 1) witness.say('doubled', `${who} was led to ${[...tokens].join()}`);
      for (const token of tokens) await lookAt(token);
      if (tokens.size > 0) return;
      const refused = answers.find((answer) => answer && !answer.value.ok)?.value;
      note(`${who} is told ${refused && !refused.ok ? refused.reason : 'nothing'}`);
      if (refused && !refused.ok) {
        if (refused.look.typed.words !== typed.words) witness.say('lost', `${who} types anew`);
        if (refused.reason === 'full' || refused.reason === 'too-many') return;
        ({ key } = refused.look);
      }
      await pause(5);
    }
  };
  const lookAt = async (token: string) => {
    const answer = await answered(site.waiting(token));
    if (answer && !answer.value) witness.say('lost', `${who} was led to a page that is none`);
    const comment = answer?.value;
    if (!comment || comment.state === 'deleted') return;
    const { id, name, words } = comment;
    if (words.toLowerCase() !== typed.words.toLowerCase())
      witness.say('lost', `${who} sees other words`);
    note(`${who} sees ${id}: ${comment.state}`);
    witness.tell({ id, name, words, home: `home ${plan.home}` });
  };

  await sendAll();
  if (plan.again === null) return;
  await pause(plan.again);
  await sendAll();
}
