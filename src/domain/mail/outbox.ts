/** What somebody is to be told: its words are found when it goes out. */
export type Mail = {
  /** The `id` of its message. */
  key: string;
  /** The part of the site that finds the words, and there the id of what they are about. */
  subject: string;
  about: string;
  kind: string;
  /** What that part noted with it, and so can check; undefined when it can't be read. */
  facts: unknown;
};

/** Where mails wait until they are sent; instants are Unix seconds. */
export type Outbox = {
  /**
   * Mails that are due, kept from others for a while that grows with each try.
   * @param subjects those that are asked for; without it all
   */
  claimMails(now: number, subjects?: readonly string[]): Promise<Mail[]>;
  /** It is sent, or need not be any more. */
  mailed(key: string, now: number): Promise<void>;
  /**
   * Tries a mail that is not out once more, as if it were new, unless that happens within minutes anyway; false when it is
   * out or not due yet, or there is none.
   */
  retryMail(key: string, now: number): Promise<boolean>;
};
