import type { Wanted } from './answers.ts';
import type { Obtained, Pictures } from './pictures.ts';

/** The pictures of one text under the names they have there, with the addresses they had. */
export type Album = (Obtained & { old: string[] })[];

/**
 * Looks for the pictures of a text, and gives each a name of its own.
 * @param prefix what the names begin with
 */
export async function openAlbum(all: readonly Wanted[], pictures: Pictures, prefix: string) {
  const byName = new Map<string, Album[number]>();
  const answers = new Map<string, Album[number] | string>();
  const keyOf = ({ src, id }: Wanted) => `${id ?? ''} ${src}`;

  async function add(wanted: Wanted): Promise<Album[number] | string> {
    const known = answers.get(keyOf(wanted));
    if (known !== undefined) return known;
    const obtained = await pictures.obtain(wanted.src, wanted.id);
    const answer = typeof obtained === 'string' ? obtained : keep(obtained, wanted.src);
    answers.set(keyOf(wanted), answer);
    return answer;
  }

  function keep(obtained: Obtained, src: string): Album[number] {
    const [stem = '', ending = ''] = obtained.name.split('.');
    for (let count = 1; ; count++) {
      const name = `${prefix}${stem}${count > 1 ? `-${count}` : ''}.${ending}`;
      const same = byName.get(name);
      if (same && same.file !== obtained.file) continue;
      const kept = same ?? { ...obtained, name, old: [] };
      kept.old.push(src, ...(obtained.from ? [obtained.from.address] : []));
      byName.set(name, kept);
      return kept;
    }
  }

  for (const wanted of all) await add(wanted);
  return {
    add,
    all: (): Album => [...byName.values()],
    shown(wanted: Wanted) {
      const answer = answers.get(keyOf(wanted));
      return typeof answer === 'string' ? undefined : answer;
    },
    why: (wanted: Wanted) => String(answers.get(keyOf(wanted))),
  };
}
