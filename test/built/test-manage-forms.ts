import { describe, expect, test } from 'vitest';
import { type Fields, type ManagedCall, text } from './managed-call.ts';

/** Forms that come to the page of a call, and not from it. */
export function testManageForms(call: ManagedCall): void {
  describe('a form that the page did not write', () => {
    test.each<[string, Fields | string]>([
      ['nothing', {}],
      ['no action', { sequence: '0', back: '0' }],
      ['an unknown action', { action: '__proto__', sequence: '0' }],
      ['nested fields', 'action[cancel]=1&action[]=cancel'],
      ['a field twice', 'action=cancel&action=move&sequence=0&back=0'],
      ['a prototype', '__proto__=cancel&constructor=x'],
      ['a sum that is no number', { action: 'cancel', sequence: '0', back: '1e309' }],
      ['a sum below nothing', { action: 'cancel', sequence: '0', back: '-2500' }],
      ['no sum', { action: 'cancel', sequence: '0' }],
      [
        'a day that does not exist',
        { action: 'move', sequence: '0', start: '2026-02-30T10:00:00Z' },
      ],
      ['a year too far', { action: 'move', sequence: '0', start: '+275760-09-13T00:00:00Z' }],
      ['markup', { action: 'move', sequence: '0', start: '<script>alert(1)</script>' }],
      ['a lone surrogate', 'action=cancel&sequence=%ED%A0%80&back=0'],
      ['no UTF-8', 'action=cancel&sequence=%FF%FE&back=0'],
      ['10 kB of text', { action: 'cancel', sequence: '0'.repeat(10_000), back: '0' }],
      ['a megabyte', { action: 'cancel', sequence: '0'.repeat(1_000_000), back: '0' }],
      ['a gift without a key', { action: 'give-back', sum: '5', words: '' }],
      ['no form', '{"action":"cancel"}'],
    ])('is refused with 400 in plain words: %s', async (_, form) => {
      const { status, body } = await call.send(form);
      expect(status).toBe(400);
      expect(text(body)).toContain('That form was not complete, so nothing was changed.');
      expect(body).not.toContain('alert(1)');
      expect(call.row('state || sequence')).toBe('paid0');
    });

    test('asks for an hour that is not offered, and hears it', async () => {
      for (const start of [
        '2020-01-01T10:00:00Z',
        '2099-01-01T10:00:00Z',
        new Date().toISOString(),
      ]) {
        const { headers } = await call.send({ action: 'move', sequence: '0', start });
        expect(headers.location).toBe(`${call.path()}?result=not-offered`);
      }
      expect(call.row('state || sequence')).toBe('paid0');
    });

    test('of more than a megabyte is not read', async () => {
      const { status } = await call.send('x'.repeat(1_100_000));
      expect(status).toBe(413);
    });
  });
}
