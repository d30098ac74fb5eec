/** The paint of everything that is drawn. Not the theme's colors: a drawing is the same by day and by night. */
export const paint = {
  paper: '#fcf5e7',
  ink: '#352118',
  tomato: '#e04126',
  pine: '#256550',
  butter: '#f6cf6d',
  blush: '#f2bda5',
} as const;

export type Color = keyof typeof paint;

/** An SVG path and its color. */
export type Shape = { color: Color; d: string };

/** What the shapes are drawn on: wider and taller than any frame shows. */
export const canvas = { width: 120, height: 150 };
