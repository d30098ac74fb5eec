import { describe, expect, it } from 'vitest';
import { createPageMoment, isOutdated } from '../../../src/adapters/signed/page-moment.ts';
import { NOW } from '../../support/booking.ts';

const moment = createPageMoment(['key', 'former']);
const shown = moment.write(NOW);

describe('the moment that a page was shown', () => {
  it.each([
    [-1, false],
    [0, false],
    [1, false],
    [2, true],
    [3600, true],
    [86_400, true],
    [86_401, false],
  ])('is past for a form sent %i seconds later: %s', (age, expected) => {
    expect(moment.isPast(shown, NOW + age)).toBe(expected);
  });

  it.each([
    [shown, 86_400, false],
    [shown, 86_401, true],
    [shown, 0, false],
    ['', 0, false],
    ['null', 0, false],
  ])('is outdated: %j, sent %i seconds later: %s', (text, age, expected) => {
    expect(isOutdated(text, NOW + age)).toBe(expected);
  });

  it.each([
    ['', 'nothing'],
    ['null', 'no text'],
    [String(NOW), 'without a signature'],
    [`${NOW}.`, 'with an empty one'],
    [`${NOW - 60}.${shown.split('.')[1]}`, 'with the one of another moment'],
    [shown.toUpperCase(), 'with another spelling'],
    [createPageMoment(['other']).write(NOW), 'with another key'],
  ])('is none when it is made up: %s (%s)', (text) => {
    expect(moment.isPast(text, NOW + 60)).toBe(false);
  });

  it('may be signed by a former key', () => {
    const { write } = createPageMoment(['former']);
    expect(moment.isPast(write(NOW), NOW + 60)).toBe(true);
    expect(createPageMoment(['former']).isPast(shown, NOW + 60)).toBe(false);
  });
});
