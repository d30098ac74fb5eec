/** The day of an instant as a date line has it: "Nov 24, 2026". */
export function formatDay(instant: Date, timeZone: string): string {
  const format =
    formats.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone });
  formats.set(timeZone, format);
  return format.format(instant);
}

/** To make one takes longer than to write a hundred dates with it. */
const formats = new Map<string, Intl.DateTimeFormat>();
