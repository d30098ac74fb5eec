import { typedIn } from '../../../src/domain/comments/comment-form.ts';
import { addressOf, answered, pause, type World } from './people.ts';
import type { Plan } from './plan.ts';

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

/** Lets one reader write, press and press again, until somebody says that it waits. @param seen what they may answer */
export async function write(
  index: number,
  plan: Plan['readers'][number],
  { clock, site, witness, note, seen }: World & { seen: () => string | undefined },
) {
  const who = `r${index}`;
  await pause(clock, plan.arrives);
  const typed = typedIn({
    ...{ post: 'a-day-at-home', name: NAMES[plan.name], words: WORDS[plan.words] },
    ...(plan.email !== null && { email: addressOf(plan.email, index) }),
    ...(plan.site && { site: `r${index}.example` }),
    ...(plan.answers && { answers: seen() }),
  });

  const first = await answered(clock, site.look(typed));
  if (!first) return;
  let { key } = first.value;
  const press = async () => {
    const sending = { key, refused: undefined, address: `home ${plan.home}` };
    return answered(clock, site.send(typed, sending));
  };

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
      await pause(clock, 5);
    }
  };
  const lookAt = async (token: string) => {
    const answer = await answered(clock, site.waiting(token));
    if (answer && !answer.value) witness.say('lost', `${who} was led to a page that is none`);
    const comment = answer?.value;
    if (!comment || comment.state === 'deleted' || comment.state === 'removed') return;
    const { id, name, words } = comment;
    if (words.toLowerCase() !== typed.words.toLowerCase())
      witness.say('lost', `${who} sees other words`);
    note(`${who} sees ${id}: ${comment.state}`);
    witness.tell({ id, name, words, home: `home ${plan.home}` });
  };

  await sendAll();
  if (plan.again === null) return;
  await pause(clock, plan.again);
  await sendAll();
}
