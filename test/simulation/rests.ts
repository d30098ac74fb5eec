const HOUR = 3600;
const DAY = 86_400;

/** Seconds between the last sweeps, when all is well again. */
export const REST = [60, 300, 600, HOUR, 26 * HOUR, HOUR, 8 * DAY, HOUR, 26 * HOUR, HOUR, HOUR];
/** Between sweeps while only banks and those who don't answer are waited for. */
export const LULL = 4 * HOUR;
/** After so many of them all calls are over, and the coach says how they went. */
export const ALL_OVER = REST.indexOf(8 * DAY) + 1;
/** From the one of these on nothing crashes any more. */
export const CALM = 8;
/** A mail that was tried in vain for a day waits 4.3 hours for its next try. */
export const PATIENCE = 24;
/** What is still to be done, as the database has it. */
export const DUE = `SELECT 1 FROM refund WHERE done_at IS NULL
  UNION ALL SELECT 1 FROM outbox WHERE sent_at IS NULL AND (attempts > 0 OR due_at <= :now)
  UNION ALL SELECT 1 FROM booking WHERE state IN ('held', 'processing')`;
