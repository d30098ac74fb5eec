import type { Role } from '../../src/domain/booking/booking.ts';
import {
  type BookingService,
  createBookingService,
} from '../../src/domain/booking/booking-service.ts';
import { coachingSchema, type Coaching } from '../../src/domain/booking/offer.ts';
import type { Ports } from '../../src/domain/booking/ports.ts';
import { CORRESPONDENT, SETTINGS } from '../support/booking.ts';
import type { Machine, Server } from './machine.ts';

export const SITE_URL = new URL(CORRESPONDENT.siteUrl);

/** Few hours and many takers: two offers on the same evenings, whose calls overlap. */
export const COACHING: Coaching = coachingSchema.parse({
  ...SETTINGS,
  offers: [
    { id: 'hour', name: 'One hour', minutes: 60, price: '25.00 USD', codes: true },
    { id: 'half', name: 'Half an hour', minutes: 30, price: '15.00 USD', hidden: true },
  ],
  horizon: '8 days',
  // The first hours on offer begin three days after the first reader comes.
  refunds: [
    { until: '71 hours', percent: 100 },
    { until: '69 hours', percent: 50 },
  ],
});

/** What others ask of a site; it sweeps by itself. */
export type Site = Omit<BookingService, 'sweep'>;

/** The service that ships, everything that is asked of it run by the machine on a server. */
export function createSite(
  machine: Machine,
  server: Server,
  ports: Omit<Ports, 'background'>,
): BookingService {
  const service = createBookingService(
    { coaching: COACHING, from: CORRESPONDENT },
    {
      ...ports,
      background: (work) => void machine.start(server, 'background', work),
    },
  );
  const started = Object.entries(service).map(([use, answer]) => [
    use,
    (...args: unknown[]) =>
      machine.start(server, use, () =>
        (answer as (...args: unknown[]) => Promise<unknown>)(...args),
      ),
  ]);
  return Object.fromEntries(started) as BookingService;
}

/** Everybody may sign: to guess a link is not what readers of the simulation try. */
export function readToken(token: string) {
  const [role, bookingId] = token.split(' ');
  return { role: role as Role, bookingId: bookingId! };
}

/** Each reader is a household; squatters too, however many forms they send. */
export const householdIn = (name: string) => `home of ${name}`;
