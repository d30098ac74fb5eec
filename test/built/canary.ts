import { randomBytes, randomInt } from 'node:crypto';
import { expect } from 'vitest';

const mark = `q${randomBytes(5).toString('hex')}`;
const digits = `1555${randomInt(1e6, 1e7)}`;
/** Nobody else is called that; what is found of it anywhere comes from this reader. */
export const reader = {
  name: `Zephyrine ${mark}`,
  email: `${mark}@quill.example`,
  phone: `+${digits}`,
};
export const answers = { field_q1: `Whether ${mark} may say no`, field_q2: 'a2' };
/** Where this reader writes from; nothing keeps it. */
export const household = '203.0.113.201';
export const words = [mark, 'Zephyrine', 'quill.example', digits];

export function expectNone(text: string) {
  for (const word of words) expect(text).not.toContain(word);
}

/** A calendar breaks its lines anywhere. */
export function unfolded(body = ''): string {
  return body.replaceAll('\r\n ', '');
}
