import type { Paint } from './colors.ts';

/** The icon of the site, a lamp in a window, as SVG. Its edge bears to be cut round. */
export function drawIcon({ ink, butter, tomato, pine }: Paint): string {
  const shapes = [
    [ink, 'M0 0h32v32H0z'],
    [butter, 'M7 32V16a9 9 0 0 1 18 0v16z'],
    [tomato, 'M12 19a4 4 0 0 1 8 0v3h-8z'],
    [pine, 'M0 27h32v5H0z'],
  ];
  const paths = shapes.map(([color, d]) => `<path fill="${color}" d="${d}"/>`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${paths}</svg>`;
}
