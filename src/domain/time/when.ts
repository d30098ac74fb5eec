/** The clock time alone: "6:00 PM". */
export function formatTime(instant: number, timeZone: string, locale: string): string {
  return format(instant, timeZone, locale, { timeStyle: 'short' });
}

/** The same with the zone, which summer time changes: "6:00 PM EST". */
export function formatTimeOfZone(instant: number, timeZone: string, locale: string): string {
  const parts = { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const;
  return format(instant, timeZone, locale, parts);
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
export function formatWeekday(instant: number, timeZone: string, locale: string): string {
  return format(instant, timeZone, locale, { weekday: 'long' });
}

/** The same where there is little room: "Mon". */
export function formatShortWeekday(instant: number, timeZone: string, locale: string): string {
  return format(instant, timeZone, locale, { weekday: 'short' });
}

/** The day as a date line has it: "Nov 24, 2026", or in full: "Tuesday, November 24, 2026". */
export function formatDay(
  instant: Date,
  timeZone: string,
  locale: string,
  dateStyle: 'medium' | 'full' = 'medium',
): string {
  return format(instant.getTime() / 1000, timeZone, locale, { dateStyle });
}

/** The day and, in the words of `hour`, the time: "Monday, November 30, 2026 at midnight". */
export function formatDayAndHour(
  instant: number,
  timeZone: string,
  locale: string,
  hour: string,
): string {
  const parts = formatOf(timeZone, locale, DAY_AND_HOUR).formatToParts(instant * 1000);
  const isClock = ({ type }: Intl.DateTimeFormatPart) => /^(hour|minute|dayPeriod)$/.test(type);
  const said = (some: Intl.DateTimeFormatPart[]) => some.map(({ value }) => value).join('');
  return `${said(parts.slice(0, parts.findIndex(isClock)))}${hour}${said(parts.slice(parts.findLastIndex(isClock) + 1))}`;
}

/** The day of the month: "November 30". */
export function formatDate(instant: number, timeZone: string, locale: string): string {
  return format(instant, timeZone, locale, { month: 'long', day: 'numeric' });
}

/** The days from one to another: "December 6 – 12", or the one that both are. */
export function formatDates(
  [first, last]: readonly [number, number],
  timeZone: string,
  locale: string,
): string {
  const style = formatOf(timeZone, locale, { month: 'long', day: 'numeric' });
  return style.formatRange(first * 1000, last * 1000);
}

/** Days of a calendar, the first and the last included: "Thursday, December 24", "Dec 24 – 26". */
export function daysInWords({ from, to }: { from: string; to: string }, locale: string): string {
  const noon = (day: string) => new Date(`${day}T12:00:00Z`);
  const style = { weekday: 'short', month: 'short', day: 'numeric', year: 'numeric' } as const;
  const words = new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' });
  return words.formatRange(noon(from), noon(to));
}

/** The month: "Nov 2026". */
export function formatMonth(instant: number, timeZone: string, locale: string): string {
  return format(instant, timeZone, locale, { month: 'short', year: 'numeric' });
}

/** Which clock hours are shown on; `otherZone` is the coach's where it says something else beside them. */
export function zonesInWords(zone: string, coachZone: string, otherZone?: string): string {
  if (otherZone)
    return `Times are ${timeOf(zone)}, yours. The small ones are ${timeOf(otherZone)}, mine.`;
  if (zone === coachZone) return `All times are ${timeOf(zone)}.`;
  return `All times are ${timeOf(zone)}; here in ${placeOf(coachZone)} the clock says the same.`;
}

const DAY_AND_HOUR = {
  ...({ weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' } as const),
  ...({ hour: 'numeric', minute: '2-digit' } as const),
};

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
  const called = (timeZoneName: 'longGeneric' | 'short') => {
    const parts = formatOf(timeZone, 'en-US', { timeZoneName }).formatToParts(LATELY * 1000);
    return parts.find(({ type }) => type === 'timeZoneName')?.value;
  };
  const name = called('longGeneric') ?? timeZone;
  return name.startsWith('GMT') ? (called('short') ?? name) : name;
}

/** To make a format costs far more than to use it, and a page of hours uses few of them often. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(instant: number, timeZone: string, locale: string, parts: Parts): string {
  return formatOf(timeZone, locale, parts).format(instant * 1000);
}

type Parts = Omit<Intl.DateTimeFormatOptions, 'timeZone'>;

function formatOf(timeZone: string, locale: string, parts: Parts): Intl.DateTimeFormat {
  const key = JSON.stringify([timeZone, locale, parts]);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...parts, timeZone });
  // Visitors name zones as they like.
  if (formats.size > 500) formats.clear();
  formats.set(key, known);
  return known;
}
