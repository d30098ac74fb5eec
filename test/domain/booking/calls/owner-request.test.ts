import { expect, it } from 'vitest';
import { grant, ownerRequestSchema } from '../../../../src/domain/booking/calls/owner-request.ts';

it.each([
  [undefined],
  [{}],
  [{ action: 'retry' }],
  [{ action: 'retry', key: '' }],
  [{ action: 'retry', key: 'k'.repeat(301) }],
  [{ action: 'retry', key: ['a'] }],
  [{ action: 'delete', key: 'a' }],
])('takes no form like %j', (form) => {
  expect(ownerRequestSchema.safeParse(form).success).toBe(false);
});

it('tries a mail again, or says that it is out by now', async () => {
  const outbox = { retryMail: async (key: string, now: number) => key === 'stuck' && now === 7 };
  const retry = (key: string) => grant({ action: 'retry', key }, { outbox, now: () => 7 });
  expect(await retry('stuck')).toEqual({ ok: true });
  expect(await retry('out')).toEqual({ ok: false, reason: 'changed' });
});
