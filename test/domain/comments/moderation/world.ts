import { createHearing } from '../../../../src/adapters/database/comments/hearing.ts';
import { createModerating } from '../../../../src/adapters/database/comments/moderating.ts';
import { createWriting } from '../../../../src/adapters/database/comments/writing.ts';
import { createOutbox } from '../../../../src/adapters/database/outbox.ts';
import { createModerationService } from '../../../../src/domain/comments/moderation/moderation-service.ts';
import type { NewComment } from '../../../../src/domain/comments/ports.ts';
import { NOW } from '../../../support/booking.ts';
import { LETTERHEAD } from '../../../support/letterhead.ts';
import { commentOf } from '../../../support/comments.ts';
import { spyLog, spyMailer } from '../../../support/fakes.ts';
import { emptyDatabase } from '../../../support/store.ts';

export const AUTHOR = {
  ...LETTERHEAD,
  ...{ author: 'Kayla', coachEmail: 'kayla@desk.example', contact: 'hello@desk.example' },
  ...{ siteUrl: 'https://desk.example/' },
  moderateUrl: 'https://desk.example/comments/moderate/token/',
};

/** The author’s part of comments on a database, with a clock that can be set; `live` holds what readers see. */
export async function moderationWorld() {
  const sql = await emptyDatabase();
  const store = createWriting(sql);
  const [mailer, { log, failed }] = [spyMailer(), spyLog()];
  const live = new Set<string>();
  const clock = { now: NOW };
  const service = createModerationService(AUTHOR, {
    store: { ...createModerating(sql), ...createHearing(sql) },
    isLive: async (_, id) => live.has(id),
    answersUrl: (id) => `https://desk.example/comments/answers/token-${id}/`,
    titleOf: async (slug) => `The post ${slug}`,
    outbox: createOutbox(sql),
    ...{ mailer: mailer.mailer, log, background: () => undefined },
    ...{ now: () => clock.now, newId: () => 'yyyy' },
  });
  const write = (id: string, other: Partial<NewComment> = {}) =>
    store.write(commentOf(id, other), clock.now);
  return {
    ...{ service, store, live, clock, mailer, failed, write },
    /** Written, published, and swept up after. */
    async publish(id: string, other?: Partial<NewComment>) {
      await write(id, other);
      await service.decide({ action: 'publish', ids: [id] });
      await service.sweep();
    },
    mailsTo: (address: string) => mailer.sent.filter(({ to }) => to.address === address),
  };
}
