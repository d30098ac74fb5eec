/**
 * An e-mail address as it was typed or pasted, without what nobody sees in it: address books put direction marks
 * around what they hand out.
 */
export function typedAddress(typed: string): string {
  return typed.replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '').trim();
}
