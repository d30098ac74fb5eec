import { HOLD } from '../booking.ts';

/** How many payment pages one household may open: five in ten minutes, eight in the life of a hold. */
export const PAYMENT_PAGES = [
  { most: 5, within: 600 },
  { most: 8, within: HOLD },
] as const;
