import { expect, test } from 'vitest';
import { type ManagedCall, text } from './managed-call.ts';

/** Money that the coach gives back by her page of a call. */
export function testGiveBack(call: ManagedCall): void {
  test('the coach gives a part back by hand, once for a form that is pressed twice, and the reader hears of it', async () => {
    const form = await call.formOf('give-back', 'coach');
    const words = 'Sorry about the line.';
    for (const part of [form, form]) {
      const { headers } = await call.send(
        { ...part, action: 'give-back', sum: '12,50', words },
        'coach',
      );
      expect(headers.location).toContain('result=give-back');
    }
    expect([call.row('state'), call.refund()]).toEqual(['paid', 1250]);
    expect(text(await call.see('coach'))).toContain('You give $12.50 of it back');
    expect(text(await call.see())).toContain('I give you $12.50 of it back');
    await expect.poll(() => call.mails('refunded-reader')).toBe(1);
    const told = async () => (await call.site.mails()).some(({ text }) => text.includes(words));
    await expect.poll(told).toBe(true);
    expect(await call.see()).not.toContain('Give money back');
  });
}
