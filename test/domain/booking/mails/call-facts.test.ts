import { describe, expect, it } from 'vitest';
import { CORRESPONDENT as FROM } from '../../../support/booking.ts';
import { mail, write } from '../../../support/booking-mails.ts';
import { booking, moved, text } from './call-mail.ts';

describe.each(['confirmed', 'moved', 'reminder-day', 'reminder-hour', 'paid-twice'] as const)(
  '%s, to the reader,',
  (what) => {
    const kind = `${what}-reader` as const;

    it('says when on both clocks, what was paid, and who calls whom', () => {
      const words = text(mail(kind), booking, FROM);
      expect(words).toContain('Hello Ada,');
      expect(words).toContain(
        'Tuesday, December 1, 2026\nmidnight, the night from Monday to Tuesday\nBerlin time\n',
      );
      expect(words).toContain('For me: Monday, November 30, 2026, 6:00 PM, New York time');
      expect(words).toContain('One hour on the phone, $25, paid');
      expect(words).toContain('Phone: I call you at +1 555 555 0100.');
      expect(words).toMatch(/Kayla\nLike a Boss$/);
    });

    it.each([
      [1000, 'One hour on the phone, $10, paid'],
      [0, 'One hour on the phone, nothing to pay'],
    ])('says what was charged: %i', (charged, words) => {
      expect(text(mail(kind), { ...booking, charged }, FROM)).toContain(words);
    });

    it('says one time where both have one clock', () => {
      const words = text(mail(kind), { ...booking, zone: 'America/New_York' }, FROM);
      expect(words.match(/New York time/g)).toHaveLength(1);
      expect(words).toContain('\n\nMonday, November 30, 2026\n6:00 PM\nNew York time\n\n');
    });

    it.each([
      ['coach', '+15555550199', 'I call you at +1 555 555 0100.'],
      ['reader', '+15555550199', 'You call me at +15555550199.'],
      ['reader', undefined, 'You call me. Answer this mail, and I send you my number.'],
    ] as const)('says who dials when the %s does, at %s', (dials, coachPhone, words) => {
      expect(text(mail(kind), booking, { ...FROM, dials, coachPhone })).toContain(words);
    });

    it('asks for the number of a reader who left none', () => {
      expect(text(mail(kind), { ...booking, phone: null }, FROM)).toContain(
        'answer this mail with it',
      );
    });
  },
);

describe.each(['confirmed', 'moved', 'reminder-day', 'reminder-hour'] as const)(
  '%s, as to changes,',
  (what) => {
    it('gives the reader the terms as sold, and the link of the reader', () => {
      const words = text(mail(`${what}-reader`), booking, FROM);
      expect(words).toContain('- Cancel 24 hours or more before the call: all of your money back.');
      expect(words).toContain('https://desk.example/coaching/manage/reader-a/');
      expect(words).not.toContain('coach-a');
    });

    it('says of a moved call which hour counts for refunds', () => {
      expect(text(mail(`${what}-reader`), moved, FROM)).toContain(
        'the hour that you booked first counts: Tuesday, December 1, 2026 at midnight (the night from Monday to Tuesday, Berlin time)',
      );
    });

    it('says of a call that the coach moved that all comes back until it begins', () => {
      const words = text(mail(`${what}-reader`), { ...moved, movedBy: 'coach' }, FROM);
      expect(words).toContain('until it begins: all of your money back');
      expect(words).not.toContain('nothing back');
    });

    it('gives the coach the number to tap, the answers, the post and the link of the coach', () => {
      const message = write(mail(`${what}-coach`), booking, FROM);
      expect(message?.html).toContain('<a href="tel:+15555550100" ');
      expect(message?.html).toContain('<a href="https://desk.example/posts/a-post/" ');
      expect(message?.html).toContain('My boss, &#38; &#60;how&#62; to leave');
      expect(message?.text).toContain('What shall we talk about? My boss, & <how> to leave');
      expect(message?.text).toContain('Phone: +1 555 555 0100');
      expect(message?.text).toContain('https://desk.example/posts/a-post/');
      expect(message?.text).toContain('https://desk.example/coaching/manage/coach-a/');
      expect(message?.text).not.toContain('reader-a');
    });

    it('gives the coach the clock of a reader elsewhere, and none that is the coach’s own', () => {
      const words = (zone: string) => text(mail(`${what}-coach`), { ...booking, zone }, FROM);
      expect(words('Europe/Berlin')).toContain('For them: Tuesday, December 1');
      expect(words('America/New_York')).not.toContain('For them');
    });
  },
);
