/**
 * The subjects of the domain and what each stands on besides the ground; no arrow ever turns back.
 * A new subject draws its arrows here, and in src/README.md.
 */
export const standsOn: Record<string, string[]> = {
  books: [],
  paid: ['books'],
  deals: ['paid', 'books'],
  blog: [],
  mail: [],
  words: [],
  booking: ['mail', 'words'],
  comments: ['mail', 'words'],
  contact: ['mail', 'comments'],
};
/** What every subject stands on: time, and the files that lie in domain/ itself, such as slug.ts and price.ts. */
const ground = 'the ground';

/** Why a file of the domain may not import another one, if so; both are paths from the root. */
export function turnsBack(path: string, target: string): string[] {
  const [from, to] = [subjectOf(path), subjectOf(target)];
  if (!from || !to || from === to || to === ground || standsOn[from]?.includes(to)) return [];
  return [`imports ${target}; ${from} does not stand on ${to}`];
}

/** What is wrong with the place of a file: a subject of the domain whose arrows nobody has drawn. */
export function unknownSubject(path: string): string[] {
  const subject = subjectOf(path);
  if (!subject || subject === ground || standsOn[subject]) return [];
  return [`belongs to ${subject}, whose arrows test/house/subjects.ts does not draw`];
}

/** The folders of src/ that hold more files than a look takes in; what lies in pages/ is the map of the site. */
export function findFullFolders(paths: readonly string[]): string[] {
  const folders = Map.groupBy(paths, (path) => path.replace(/\/[^/]*$/, ''));
  return [...folders].flatMap(([folder, { length }]) =>
    folder !== 'src/pages' && length > most
      ? [`${folder}/: holds ${length} files, more than ${most}; give it rooms`]
      : [],
  );
}

const most = 18;

function subjectOf(path: string): string | undefined {
  const [, subject, rest] = /^src\/domain\/([^/]+)(\/.*)?$/.exec(path) ?? [];
  return subject && (!rest || subject === 'time') ? ground : subject;
}
