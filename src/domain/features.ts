/** What the content of a site turns on, and nothing else does: coaching by coaching.yaml. */
export type Features = { coaching: boolean };

/** The calendar of the desk has deadlines, too. */
const ofCoaching = /^\/(coaching|api\/(bookings|stripe)|calls(?!.*\.ics$))(\/|$)/;

/** Whether an address belongs to a feature that is off: then the site has nothing there. */
export function isOff(path: string, { coaching }: Features): boolean {
  return !coaching && ofCoaching.test(path);
}
