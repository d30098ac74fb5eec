/** What stands in a calendar. Instants are Unix seconds. */
export type CalendarEntry = {
  /** The same for the same thing, however often it changes, and nothing else's in the world. */
  uid: string;
  /** How often it was changed; 0 unless told. */
  sequence?: number;
  start: number;
  /** Without an end it is a moment. */
  end?: number;
  summary: string;
  description: string;
  url?: string;
  canceled?: boolean;
  /** Seconds before the start. */
  alarms: readonly number[];
};
