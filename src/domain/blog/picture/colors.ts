import { z } from 'zod';

const color = z
  .string()
  .regex(/^#[\da-f]{6}$/i, 'write a color such as "#ca2a15", in quotation marks');

/** Shape of content/colors.yaml. What is drawn is the same by day and by night. */
export const colorsSchema = z.strictObject({
  paper: byDayAndNight('#fbf5ea', '#1f1713', 'The page.'),
  sheet: byDayAndNight('#fffcf6', '#2a201b', 'What lies on the page: notices, choices, fields.'),
  ink: byDayAndNight('#291a14', '#ede5d8', 'Text.'),
  inkSoft: byDayAndNight('#625045', '#bcb1a1', 'Text that stands back: dates, notes.'),
  line: byDayAndNight('#ddd3c3', '#493d35', 'Lines.'),
  tomato: byDayAndNight('#ca2a15', '#fa825d', 'The one loud color: links and buttons.'),
  pine: byDayAndNight('#1a5643', '#7fc6a7', 'The calm one: what is confirmed.'),
  butter: byDayAndNight('#fade8d', '#eacf83', 'Marks: what is paid, what is found.'),
  onButter: byDayAndNight('#291a14', '#291a14', 'Text on these marks.'),
  night: byDayAndNight('#352118', '#130d09', 'The foot of every page.'),
  onNight: byDayAndNight('#ede5d8', '#ede5d8', 'Text there.'),
  art: z
    .strictObject({
      paper: drawn('#fcf5e7', 'Sheets, walls and windows.'),
      ink: drawn('#352118', 'Desks and shadows.'),
      tomato: drawn('#cf351c', 'Lamps, suns and books.'),
      pine: drawn('#256550', 'Plants and desks.'),
      butter: drawn('#f6cf6d', 'Light.'),
      blush: drawn('#f2bda5', 'Walls at dawn.'),
    })
    .prefault({})
    .describe('What is drawn: the art of posts, the icon, the pictures that are shared.'),
});

export type Colors = z.infer<typeof colorsSchema>;

/** The paint of everything that is drawn. */
export type Paint = Colors['art'];

/** The colors as Tailwind's theme has them, each by day and by night, and those of drawings under names of their own. */
export function themeOf({ art, ...colors }: Colors): string {
  const lines = Object.entries(colors).map(([name, { day, night }]) => {
    const token = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return `  --color-${token}: ${day === night ? day : `light-dark(${day}, ${night})`};\n`;
  });
  const drawn = Object.entries(art).map(([name, color]) => `  --color-art-${name}: ${color};\n`);
  return `@theme {\n${[...lines, ...drawn].join('')}}\n`;
}

function byDayAndNight(day: string, night: string, where: string) {
  const fields = {
    day: color.default(day).describe('By day.'),
    night: color.default(night).describe('By night.'),
  };
  return z.strictObject(fields).prefault({}).describe(where);
}

function drawn(standard: string, where: string) {
  return color.default(standard).describe(where);
}
