/** An instant in Unix seconds as a person says it: "Monday, November 30, 2026 at 6:00 PM EST (New York time)". */
export function formatWhen(instant: number, timeZone: string): string {
  const day = format(instant, timeZone, { dateStyle: 'full' });
  const clock = { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const;
  const time = format(instant, timeZone, clock);
  return `${day} at ${time} (${placeOf(timeZone)} time)`;
}

/** The clock time alone: "6:00 PM". */
export function formatTime(instant: number, timeZone: string): string {
  return format(instant, timeZone, { timeStyle: 'short' });
}

/** The place that a zone is named after: "New York". */
export function placeOf(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
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

/** The time on another clock beside that of the reader: "6:00 PM", or "Mon 6:00 PM" where the day is another. */
export function formatTimeBeside(instant: number, timeZone: string, readersZone: string): string {
  const time = formatTime(instant, timeZone);
  if (formatWeekday(instant, timeZone) === formatWeekday(instant, readersZone)) return time;
  return `${formatWeekday(instant, timeZone).slice(0, 3)} ${time}`;
}

/** Which clock hours are shown on; `otherZone` is the coach's where it says something else beside them. */
export function zonesInWords(zone: string, coachZone: string, otherZone?: string): string {
  if (otherZone)
    return `Times are ${placeOf(zone)} time, yours. The small ones are ${placeOf(otherZone)} time, mine.`;
  if (zone === coachZone) return `All times are ${placeOf(zone)} time.`;
  return `All times are ${placeOf(zone)} time; here in ${placeOf(coachZone)} the clock says the same.`;
}

/** To make a format costs far more than to use it, and a page of hours uses few of them often. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(
  instant: number,
  timeZone: string,
  parts: Omit<Intl.DateTimeFormatOptions, 'timeZone'>,
): string {
  const key = JSON.stringify([timeZone, parts]);
  const known = formats.get(key) ?? new Intl.DateTimeFormat('en-US', { ...parts, timeZone });
  // Visitors name zones as they like.
  if (formats.size > 500) formats.clear();
  formats.set(key, known);
  return known.format(instant * 1000);
}
