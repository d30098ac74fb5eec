const spoken = new Map([
  [30, 'half an hour'],
  [60, 'an hour'],
  [90, 'an hour and a half'],
  [120, 'two hours'],
]);

/** How a person says a number of minutes: "an hour", "45 minutes". */
export function spokenLength(minutes: number): string {
  return spoken.get(minutes) ?? `${minutes} minutes`;
}
