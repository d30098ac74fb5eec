import { expect, it, vi } from 'vitest';
import { log, logFault } from '../src/log.ts';

const written = (method: 'log' | 'error', write: () => void) => {
  const spy = vi.spyOn(console, method).mockImplementation(() => {});
  write();
  return String(spy.mock.calls[0]?.[0]);
};

it('writes an event as one line of JSON, with its moment', () => {
  const text = written('log', () => log('booking.held', { booking: 'b1', refused: null }));
  expect(text).not.toContain('\n');
  const { at, ...rest } = JSON.parse(text);
  expect(Date.parse(at)).not.toBeNaN();
  expect(rest).toEqual({ event: 'booking.held', booking: 'b1', refused: null });
});

it('writes of a fault its kinds, codes and place, down to the first cause', () => {
  const cause = Object.assign(new TypeError('no'), { code: 'ECONNREFUSED', statusCode: 503 });
  const fault = new Error('mail', { cause: new AggregateError([cause, 'text']) });
  const text = written('error', () => logFault('mail.failed', fault, { mail: 'm1' }));
  expect(JSON.parse(text)).toMatchObject({
    event: 'mail.failed',
    mail: 'm1',
    faults: [
      { name: 'Error', place: expect.stringContaining('log.test.ts') },
      { name: 'AggregateError' },
      { name: 'TypeError', code: 'ECONNREFUSED', status: 503 },
      { name: 'string' },
    ],
  });
});

it('writes no words of a fault, which may quote a reader', () => {
  const fault = new Error('No such mailbox\n    at ada@example.com', { cause: 'ada@example.com' });
  expect(written('error', () => logFault('mail.failed', fault))).not.toContain('ada');
});
