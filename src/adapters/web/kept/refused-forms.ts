import type { IncomingMessage, ServerResponse } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { coachingPath, type LedBack } from '../../../domain/booking/coaching-query.ts';
import {
  type ReservationRequest,
  reservationSchema,
} from '../../../domain/booking/reserve/reservation.ts';
import { type Form, formOf } from '../form.ts';
import type { Refusal } from '../form-guard.ts';
import { keptApology } from './apology.ts';
import { acceptedEncoding } from './open-ended.ts';

type Forms = {
  env: { siteUrl: URL };
  guard: { refusal: (form: Form) => Refusal | undefined };
  booking: { refusal: (request: ReservationRequest) => Promise<LedBack | undefined> };
};

const PATH = '/api/bookings';
const LARGEST = 16_384;

/**
 * Answers forms of the coaching page that come to nothing, as pages/api/bookings.ts does: those that say too little,
 * those of programs, and those for an hour that is taken. So who sends many of them costs readers little. Whatever is
 * not as browsers send it is left to others: they find it as it came, or as `body` of the request.
 */
export function refusedForms(open: () => Promise<Forms>) {
  return {
    /** Whether it has answered. */
    async answer(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
      const form = await formIn(req);
      const forms = form && (await open().catch(() => undefined));
      if (!forms || req.headers.origin !== forms.env.siteUrl.origin) return false;
      const asked = reservationSchema.safeParse(form);
      if (!asked.success) return sendApology(req, res);
      const reason = forms.guard.refusal(form) ?? (await lookUp(asked.data, forms));
      if (!reason) return false;
      const Location = coachingPath({ ...asked.data, near: asked.data.start, reason });
      res.writeHead(303, { 'Cache-Control': 'private, no-store', Location }).end();
      return true;
    },
  };
}

/** What is wrong then is said by who books. */
function lookUp(request: ReservationRequest, { booking }: Forms) {
  return booking.refusal(request).catch(() => undefined);
}

/** A form that has arrived as a whole, of a reader who holds nothing. */
async function formIn(req: IncomingMessage): Promise<Form | undefined> {
  const { method, url, headers } = req;
  const length = Number(headers['content-length']);
  if (method !== 'POST' || url !== PATH || !(length > 0 && length <= LARGEST)) return undefined;
  if (headers['content-type'] !== 'application/x-www-form-urlencoded') return undefined;
  if (headers.cookie?.includes('hold=')) return undefined;
  await setImmediate();
  if (req.readableLength !== length) return undefined;
  const body: Buffer = req.read(length);
  // Astro reads it from here.
  Object.assign(req, { body });
  req.resume();
  return formOf(new URLSearchParams(body.toString()));
}

function sendApology({ headers }: IncomingMessage, res: ServerResponse): boolean {
  const page = keptApology('incomplete');
  if (!page) return false;
  const { 'content-security-policy': policy = '', ...own } = page.headers;
  const encoding = acceptedEncoding(headers);
  const body = encoding ? page.compressed[encoding] : page.html;
  res.appendHeader('Content-Security-Policy', policy);
  res.writeHead(page.status, {
    ...own,
    ...(encoding && { 'content-encoding': encoding }),
    vary: 'Accept-Encoding',
    'content-length': body.length,
  });
  res.end(body);
  return true;
}
