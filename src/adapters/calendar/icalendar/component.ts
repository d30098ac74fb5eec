import { type Line, lineOf } from './line.ts';

/** A part of an iCalendar text between its BEGIN and its END. */
export type Component = { name: string; lines: Line[]; parts: Component[] };

/** What stands in a calendar and not in one of its neighbors. */
const ENTRIES = new Set(['VEVENT', 'VFREEBUSY', 'VTIMEZONE', 'VTODO', 'VJOURNAL', 'VAVAILABILITY']);
const MAYBE = /^[BE]/i;
const BORDER = /^(BEGIN|END):\s*([\w-]+)\s*$/i;

/**
 * The calendars in a text. Lines that are none cost nothing, and a lost BEGIN or END of an entry does not
 * reach its neighbors.
 * @throws Error when it is no calendar, or only the beginning of one
 */
export function calendarsIn(lines: readonly string[]): Component[] {
  const calendars: Component[] = [];
  const open: Component[] = [];
  /** How many lines of the innermost part stood before the last border. */
  let before = 0;

  const begin = (name: string) => {
    if (ENTRIES.has(name)) open.length = Math.min(open.length, 1);
    const part = { name, lines: [], parts: [] };
    (open.length > 0 ? open.at(-1)?.parts : name === 'VCALENDAR' ? calendars : [])?.push(part);
    open.push(part);
    before = 0;
  };
  const end = (name: string) => {
    const index = open.findLastIndex((part) => part.name === name);
    const calendar = open[0];
    if (index >= 0) open.length = index;
    else if (ENTRIES.has(name) && open.length === 1 && calendar)
      calendar.parts.push({ name, lines: calendar.lines.splice(before), parts: [] });
    before = open.at(-1)?.lines.length ?? 0;
  };

  for (const text of lines) {
    const [, border, name] = (MAYBE.test(text) && BORDER.exec(text)) || [];
    if (name === undefined) {
      const line = open.length > 0 && lineOf(text);
      if (line) open.at(-1)?.lines.push(line);
    } else if (border?.toUpperCase() === 'BEGIN') begin(name.toUpperCase());
    else end(name.toUpperCase());
  }
  if (calendars.length === 0) throw new Error('It is no calendar');
  if (open.length > 0) throw new Error('It is a calendar without its end');
  return calendars;
}
