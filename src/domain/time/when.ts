/**
 * An instant in Unix seconds as a person says it: "Monday, November 30, 2026 at 6:00 PM EST (New York time)".
 * A zone that is only an offset says no more than the clock does: "6:00 PM GMT-5".
 */
export function formatWhen(instant: number, timeZone: string): string {
  const day = format(instant, timeZone, { dateStyle: 'full' });
  const clock = { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const;
  const time = format(instant, timeZone, clock);
  const whose = timeOf(timeZone);
  return `${day} at ${time}${time.endsWith(` ${whose}`) ? '' : ` (${whose})`}`;
}

/** The clock time alone: "6:00 PM". */
export function formatTime(instant: number, timeZone: string): string {
  return format(instant, timeZone, { timeStyle: 'short' });
}

/** The place that a zone is named after: "New York". One without a place is called as people call it: "Central European Time". */
export function placeOf(timeZone: string): string {
  return isPlace(timeZone)
    ? (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')
    : nameOf(timeZone);
}

/** Whose time it is: "New York time", "Central European Time", "GMT-5". */
export function timeOf(timeZone: string): string {
  return isPlace(timeZone) ? `${placeOf(timeZone)} time` : nameOf(timeZone);
}

/** The day of the week: "Monday". */
export function formatWeekday(instant: number, timeZone: string): string {
  return format(instant, timeZone, { weekday: 'long' });
}

/** The day as a date line has it: "Nov 24, 2026". */
export function formatDay(instant: Date, timeZone: string): string {
  return format(instant.getTime() / 1000, timeZone, { dateStyle: 'medium' });
}

/** The day of the month: "November 30". */
export function formatDate(instant: number, timeZone: string): string {
  return format(instant, timeZone, { month: 'long', day: 'numeric' });
}

/** The month: "Nov 2026". */
export function formatMonth(instant: number, timeZone: string): string {
  return format(instant, timeZone, { month: 'short', year: 'numeric' });
}

/** The time on another clock beside that of the reader: "6:00 PM", or "Mon 6:00 PM" where the day is another. */
export function formatTimeBeside(instant: number, timeZone: string, readersZone: string): string {
  const time = formatTime(instant, timeZone);
  if (formatWeekday(instant, timeZone) === formatWeekday(instant, readersZone)) return time;
  return `${formatWeekday(instant, timeZone).slice(0, 3)} ${time}`;
}

/** Which clock hours are shown on; `otherZone` is the coach's where it says something else beside them. */
export function zonesInWords(zone: string, coachZone: string, otherZone?: string): string {
  if (otherZone)
    return `Times are ${timeOf(zone)}, yours. The small ones are ${timeOf(otherZone)}, mine.`;
  if (zone === coachZone) return `All times are ${timeOf(zone)}.`;
  return `All times are ${timeOf(zone)}; here in ${placeOf(coachZone)} the clock says the same.`;
}

/** Regions that IANA names places by, and the parts of Australia that it names by letters and winds. */
const PLACE =
  /^(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)\//i;
const NO_PLACE = /^Australia\/(ACT|LHI|NSW|North|South|West)$/i;

/** A zone is called by whether its clocks change, and long ago they changed otherwise. */
const LATELY = Date.UTC(2026, 0) / 1000;

function isPlace(timeZone: string): boolean {
  return PLACE.test(timeZone) && !NO_PLACE.test(timeZone);
}

/** "Etc/GMT+5" is five hours behind, against what it looks like; "CET" is another time in summer. */
function nameOf(timeZone: string): string {
  const called = (timeZoneName: 'longGeneric' | 'short') =>
    partsOf(LATELY, timeZone, { timeZoneName }).find(({ type }) => type === 'timeZoneName')?.value;
  const name = called('longGeneric') ?? timeZone;
  return name.startsWith('GMT') ? (called('short') ?? name) : name;
}

/** To make a format costs far more than to use it, and a page of hours uses few of them often. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(instant: number, timeZone: string, parts: Parts): string {
  return formatOf(timeZone, parts).format(instant * 1000);
}

function partsOf(instant: number, timeZone: string, parts: Parts): Intl.DateTimeFormatPart[] {
  return formatOf(timeZone, parts).formatToParts(instant * 1000);
}

type Parts = Omit<Intl.DateTimeFormatOptions, 'timeZone'>;

function formatOf(timeZone: string, parts: Parts): Intl.DateTimeFormat {
  const key = JSON.stringify([timeZone, parts]);
  const known = formats.get(key) ?? new Intl.DateTimeFormat('en-US', { ...parts, timeZone });
  // Visitors name zones as they like.
  if (formats.size > 500) formats.clear();
  formats.set(key, known);
  return known;
}
