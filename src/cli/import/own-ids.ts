import { isCancel, select } from '@clack/prompts';
import type { ImportedBlog } from '../../adapters/import/imported.ts';
import type { FoundId } from '../../domain/paid/own-ids.ts';
import type { Program } from '../../domain/paid/program.ts';
import { refuse } from '../run/begin.ts';

/** How often each address is linked to, with those that shortcuts and short links lead to. */
export function everyLink(
  { links, shortcuts }: Pick<ImportedBlog, 'links' | 'shortcuts'>,
  hops: ReadonlyMap<string, string>,
): Map<string, number> {
  const all = new Map(links);
  const count = (href: string, times: number) => all.set(href, (all.get(href) ?? 0) + times);
  for (const to of shortcuts.values()) count(to, 1);
  for (const [short, to] of hops) count(to, links.get(short) ?? 1);
  return all;
}

/**
 * Which of the ids are the author's own: what programs.yaml says, what she names, or the commonest of each shop. On
 * a terminal she is asked when another is about as common.
 */
export async function ownIds(
  found: readonly FoundId[],
  programs: readonly Program[],
  named: readonly string[],
): Promise<FoundId[]> {
  const written = JSON.stringify(
    programs.map(({ query, countries, path, prefix }) => [query, countries, path, prefix]),
  );
  const byShop = Map.groupBy(found, ({ program, host }) => `${program} ${host}`);
  const own: FoundId[] = [];
  for (const ids of byShop.values()) {
    const told = ids.filter(({ id }) => named.includes(id) || written.includes(id));
    const [first, second] = ids;
    if (!first) continue;
    if (told.length > 0) own.push(...told);
    else if (
      second &&
      second.count * 3 > first.count &&
      process.stdin.isTTY &&
      process.stdout.isTTY
    )
      own.push(...(await ask(ids)));
    else own.push(first);
  }
  return own;
}

async function ask(ids: readonly FoundId[]): Promise<FoundId[]> {
  const [first] = ids;
  const answer = await select<FoundId | undefined>({
    message: `Which of these ids for ${first?.host} is yours?`,
    options: [
      ...ids
        .slice(0, 8)
        .map((each) => ({ value: each, label: `${each.id}, in ${each.count} links` })),
      { value: undefined, label: 'None of them' },
    ],
  });
  if (isCancel(answer)) refuse('Nothing was written.');
  return answer ? [answer] : [];
}
