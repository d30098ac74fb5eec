/** A day that ends a line after its weekday alone: "Wednesday, December 2, 2026" keeps its date together. */
export function unbrokenDay(day: string): string {
  return day.replaceAll(/(?<= .*) /g, '\u00a0');
}
