import { createHmac } from 'node:crypto';
import { createHearing } from '../../../src/adapters/database/comments/hearing.ts';
import { createModerating } from '../../../src/adapters/database/comments/moderating.ts';
import { createWriting } from '../../../src/adapters/database/comments/writing.ts';
import { createOutbox } from '../../../src/adapters/database/outbox.ts';
import { createRateLimit } from '../../../src/adapters/database/rate-limit.ts';
import type { Sql } from '../../../src/adapters/database/sql.ts';
import { createSignedIds } from '../../../src/adapters/signed/signed-id.ts';
import { createCommentsService } from '../../../src/domain/comments/comments-service.ts';
import {
  createModerationService,
  decisionSchema,
} from '../../../src/domain/comments/moderation/moderation-service.ts';
import type { Ports as Moderating } from '../../../src/domain/comments/moderation/ports.ts';
import type { Ports as Writing } from '../../../src/domain/comments/ports.ts';
import { SENDINGS } from '../../../src/domain/comments/sendings.ts';
import type { Machine, Server } from '../machine.ts';
import { type Change, changed } from '../mutant.ts';
import { LETTERHEAD } from '../../support/letterhead.ts';

/** What a test breaks, to see that the simulation notices. */
export type Broken = {
  store?: Change<Store>;
  limit?: Change<Writing['limit']>;
  outbox?: Change<Moderating['outbox']>;
};
type Store = Writing['store'] & Moderating['store'];

const SECRETS = ['a secret of this world'] as const;
const moderate = createSignedIds('comments, moderation', SECRETS);
const answers = createSignedIds('comments, answers', SECRETS);
const waiting = createSignedIds('comments, waiting', SECRETS);

const SITE_URL = 'https://desk.example/';
export const AUTHOR = {
  ...LETTERHEAD,
  ...{ author: 'Kayla', coachEmail: 'kayla@desk.example', contact: 'hello@desk.example' },
  ...{ siteUrl: SITE_URL },
  moderateUrl: `${SITE_URL}comments/moderate/${moderate.tokenOf('author')}/`,
};

export type Site = ReturnType<typeof createSite>;

/** The services that ship on one server, each request run by the machine; what pages ask of them, they do as pages do. */
export function createSite(
  machine: Machine,
  server: Server,
  world: Pick<Moderating, 'isLive' | 'mailer' | 'log' | 'now'> &
    Pick<Writing, 'posts' | 'newId' | 'newKey'> & { sql: Sql; broken: Broken },
) {
  const { sql, broken } = world;
  const all = { ...createWriting(sql), ...createModerating(sql), ...createHearing(sql) };
  const store = machine.watch('store', changed(all, broken.store));
  const outbox = machine.watch('outbox', changed(createOutbox(sql), broken.outbox));
  const limit = changed(createRateLimit(sql, 'key', SENDINGS), broken.limit);
  const moderation = createModerationService(AUTHOR, {
    ...world,
    ...{ store, outbox, mailer: machine.watch('mailer', world.mailer) },
    answersUrl: (id) => `${SITE_URL}comments/answers/${answers.tokenOf(id)}/`,
    titleOf: async () => 'A day at home',
    background: (work) => void machine.start(server, 'background', work),
  });
  const comments = createCommentsService(
    { author: AUTHOR.author, blocked: ['casino'] },
    {
      ...world,
      ...{ store, waiting, limit: machine.watch('limit', limit), arrived: moderation.arrived },
      mark: (kind, text) => createHmac('sha256', kind).update(text).digest('hex'),
    },
  );
  const idIn = (token: string) => known(answers.read(token));
  const author = (token: string) => known(moderate.read(token));
  const started =
    <Args extends unknown[], T>(use: string, work: (...args: Args) => Promise<T>) =>
    (...args: Args) =>
      machine.start(server, use, () => work(...args));
  return {
    look: started('look', comments.look),
    send: started('send', comments.send),
    waiting: started('waiting', comments.waiting),
    moderate: started('moderate', async (token: string) => author(token) && moderation.waiting()),
    decide: started(
      'decide',
      async (token: string, form: object) =>
        author(token) && moderation.decide(decisionSchema.parse(form)),
    ),
    wants: started('wants', async (token: string) => moderation.wants(idIn(token))),
    want: started('want', async (token: string, hears: 'yes' | 'no') =>
      moderation.want(idIn(token), hears),
    ),
    publication: started('publication', moderation.publication),
    acknowledge: started('acknowledge', moderation.acknowledge),
    sweep: started('sweep', () => Promise.all([comments.sweep(), moderation.sweep()])),
  };
}

/** What a link of a mail stands for, for the witness. */
export const readerOf = (token: string) => known(answers.read(token));

/** The page and the token of each link in a mail. */
export function linksIn(text: string): { page: 'moderate' | 'answers'; token: string }[] {
  return [...text.matchAll(/\/comments\/(moderate|answers)\/([^/\s]+)\//g)].map(
    ([, page, token]) => ({ page: page as 'moderate' | 'answers', token: token! }),
  );
}

function known(id: string | undefined): string {
  if (id === undefined) throw new Error('nobody signed this link');
  return id;
}
