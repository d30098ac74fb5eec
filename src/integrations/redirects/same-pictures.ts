import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { relative, sep } from 'node:path';

/**
 * The pictures of content/ that are the same as one, byte for byte, and that one, each by its path there. The build
 * makes one file of them, under the name of any. They are looked for when somebody asks first.
 */
export function samePictures(contentDir: string): (picture: string) => readonly string[] {
  let found: Map<string, readonly string[]> | undefined;
  return (picture) => (found ??= groups(contentDir)).get(picture) ?? [picture];
}

function groups(contentDir: string): Map<string, readonly string[]> {
  const files = globSync(`${contentDir}/{posts,pages}/**/*.{jpg,jpeg,png,webp,avif,gif,svg}`);
  const alike = [...Map.groupBy(files, sizeOf).values()]
    .filter(({ length }) => length > 1)
    .flatMap((group) => [...Map.groupBy(group, hashOf).values()]);
  return new Map(
    alike.flatMap((group) => {
      const paths = group.map((file) => relative(contentDir, file).replaceAll(sep, '/'));
      return paths.map((path) => [path, paths] as const);
    }),
  );
}

function sizeOf(file: string): number {
  return statSync(file).size;
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
