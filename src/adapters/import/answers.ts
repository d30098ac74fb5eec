/** What becomes of addresses in a text that moves. */
export type Answers = {
  /** Where a link leads now; undefined when it leads nowhere any more, and its words stay. One that was marked as paid is sold. */
  link(href: string, words: string, isSold?: boolean): string | undefined;
  /** The picture beside the text and its words; or, where it is missing, its name. */
  picture(wanted: Wanted): { src: string; alt: string } | { missing: string };
  /** The ids that some link leads to. */
  linked: ReadonlySet<string>;
  /** What an author may want to look at. */
  note(words: string): void;
  /** Whether addresses in words are left as they are: they stand in a link, or in code. */
  isLinked?: boolean;
  /** The marks around. */
  around?: readonly string[];
};

/** A picture as a text names it. */
export type Wanted = { src: string; alt: string; id: string | undefined };
