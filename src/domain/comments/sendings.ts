/** How often one household may send: its hash is kept for a day. The privacy page says so. */
export const SENDINGS = [
  { most: 6, within: 600 },
  { most: 20, within: 86_400 },
] as const;
