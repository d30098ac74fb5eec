import { z } from 'zod';

/**
 * An e-mail address that somebody types, as browsers take and submit it: its domain is in ASCII, so that what is written
 * in two ways can be compared.
 * @param error says what to write
 */
export function addressSchema(error = 'write an e-mail address') {
  const address = z
    .email({ pattern: z.regexes.html5Email, error, abort: true })
    // Browsers know of networks in which names have no point; mail from a site goes to none of them.
    .regex(/\.[a-z][^.]*$/i, error)
    .max(254, 'That is too long for an address.');
  return z.string().transform(typedAddress).pipe(address);
}

/**
 * An e-mail address as it was typed or pasted, without what nobody sees in it: address books put direction marks
 * around what they hand out.
 */
export function typedAddress(typed: string): string {
  return asciiAddress(typed.replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '').trim());
}

/** An address whose domain has letters beyond ASCII in the form in which it is looked up (UTS 46); others stay. */
export function asciiAddress(address: string): string {
  const [, local, domain] = /^([^@]*)@([\p{L}\p{M}\p{N}.。-]+)$/u.exec(address) ?? [];
  if (domain === undefined || /^[\x21-\x7e]*$/.test(domain)) return address;
  const url = URL.parse(`http://${domain}`);
  return url ? `${local}@${url.hostname}` : address;
}
