import { z } from 'zod';
import { instant } from '../../time/iso-instant.ts';
import { timeZone } from '../../time/time-zone.ts';

/** The post that led here. */
export const postSlug = z.string().regex(/^[a-z0-9-]{1,200}$/);

/** The form of the coaching page; whatever else is sent with it is not read. */
export const reservationSchema = z.object({
  start: instant,
  offer: z.string().regex(/^[a-z0-9-]{1,64}$/),
  zone: timeZone,
  /** Made anew for each page that is shown: a form that is sent twice is one request, and the key of its hold. */
  visit: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .nullable()
    .catch(null),
  from: postSlug.nullable().catch(null),
});

/** The slot that a reader wants, and what is known of them. */
export type ReservationRequest = z.infer<typeof reservationSchema>;
