/**
 * What the content of a site turns on, and nothing else does: coaching by coaching.yaml, comments and the contact
 * form by site.yaml.
 */
export type Features = { coaching: boolean; comments: boolean; contactForm: boolean };

/** What two files of content/ turn on; `coaching` is what coaching.yaml says, if there is one. */
export function featuresOf(
  { comments, contactForm }: { comments?: unknown; contactForm?: unknown },
  coaching: unknown,
): Features {
  return {
    coaching: Boolean(coaching),
    comments: comments !== undefined,
    contactForm: contactForm === true,
  };
}

/** Whether anything is on that needs a database, mail and secrets. */
export function isAnyOn({ coaching, comments, contactForm }: Features): boolean {
  return [coaching, comments, contactForm].includes(true);
}

/** Whether a site with the one needs the same settings, and in practice the same neighbors, as with the other. */
export function needAlike(one: Features, other: Features): boolean {
  return one.coaching === other.coaching && isAnyOn(one) === isAnyOn(other);
}

/** The calendar of the desk has deadlines, too. */
const ofCoaching = /^\/(coaching|api\/(bookings|stripe)|calls(?!.*\.ics$))(\/|$)/;
const ofComments = /^\/(api\/)?comments(\/|$)/;

/** Whether an address belongs to a feature that is off: then the site has nothing there. */
export function isOff(path: string, { coaching, comments }: Features): boolean {
  return (!coaching && ofCoaching.test(path)) || (!comments && ofComments.test(path));
}
