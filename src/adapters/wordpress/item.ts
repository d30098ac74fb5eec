/** Something of a WordPress export as it stands there: a post, a page, a picture, and much else. */
export type Item = {
  /** Where it begins in the export. */
  line: number;
  title: string;
  /** The address that was public. */
  link: string;
  guid: string;
  content: string;
  excerpt: string;
  id: string;
  type: string;
  /** As `post_name` says it, percent signs and all. */
  name: string;
  status: string;
  /** open or closed; empty in exports that do not tell. */
  commentStatus: string;
  parent: string;
  password: string;
  /** Who wrote it, as they log in. */
  creator: string;
  /** On the blog's clock, such as 2014-05-03 08:15:00. */
  date: string;
  /** The same in UTC; zeros where there is none. */
  dateGmt: string;
  pubDate: string;
  attachment: string;
  terms: { domain: string; name: string; nicename: string }[];
  meta: Map<string, string>;
  oldSlugs: string[];
  comments: Comment[];
};

/** A reader's words; who wrote them from where is nobody's business, so address and e-mail are not read. */
export type Comment = {
  id: string;
  parent: string;
  approved: string;
  type: string;
  author: string;
  /** In UTC; zeros where there is none. */
  date: string;
  /** On the blog's clock. */
  localDate: string;
  content: string;
  /** The page of who wrote it. */
  site: string;
  /** The number of who wrote it among those who have an account; 0 for all others. */
  user: string;
};

/** A category with its parent, both by their names in addresses. */
export type Category = { nicename: string; parent: string; name: string };

export function emptyItem(line: number): Item {
  return {
    line,
    ...{ title: '', link: '', guid: '', content: '', excerpt: '', id: '', type: '', name: '' },
    ...{ status: '', parent: '', password: '', creator: '', date: '', dateGmt: '', pubDate: '' },
    ...{
      commentStatus: '',
      attachment: '',
      terms: [],
      meta: new Map(),
      oldSlugs: [],
      comments: [],
    },
  };
}

export function emptyComment(): Comment {
  return {
    ...{ id: '', parent: '', approved: '', type: '', author: '', date: '', content: '' },
    localDate: '',
    ...{ site: '', user: '' },
  };
}
