import { HOLD_LASTS } from '../hold.ts';

/** How many payment pages one household may open: five in ten minutes, eight in the life of a hold. */
export const PAYMENT_PAGES = [
  { most: 5, within: 600 },
  { most: 8, within: HOLD_LASTS },
] as const;

/** So many slots a household may hold and not pay, however few are left. */
export const MOST_UNPAID = 2;
