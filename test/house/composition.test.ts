import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { useCasesIn } from './composition.ts';

test('simulation and faults compose nothing of their own: they drive the service that ships', () => {
  const files = globSync('test/{simulation,faults}/**/*.ts');
  const found = files.flatMap((path) => useCasesIn(path, readFileSync(path, 'utf8')));
  expect(files.length).toBeGreaterThan(30);
  expect(found).toEqual([]);
});

const from = (path: string) => `from '../../src/domain/booking/${path}.ts';`;

test.each([
  [`import { reserve } ${from('reserve/reserve')}`, ['src/domain/booking/reserve/reserve.ts']],
  [`import { onOffer as free } ${from('on-offer')}`, ['src/domain/booking/on-offer.ts']],
  [`export * ${from('upkeep')}`, ['src/domain/booking/upkeep.ts']],
  [`await import('../../src/domain/attempt-all.ts');`, ['src/domain/attempt-all.ts']],
  [
    `import { deliverMails } from '../support/booking-mails.ts';`,
    ['src/domain/booking/mails/booking-writer.ts', 'src/domain/mail/deliver.ts'],
  ],
  [`import type { Plan } from '../support/booking-mails.ts';`, []],
  [`import { COACHING } from '../support/booking.ts';`, []],
  [`import { createBookingService } ${from('booking-service')}`, []],
  [`import type { Reserved } ${from('reserve/reserve')}`, []],
  [`import { type Reserved, reserve } ${from('reserve/reserve')}`, [expect.any(String)]],
  [`import { openSlots } ${from('slots')}`, []],
  [`import { createBookingStore } from '../../src/adapters/database/booking-store.ts';`, []],
])('in %s finds %j', (text, found) => {
  expect(useCasesIn('test/simulation/a.ts', text)).toEqual(found);
});
