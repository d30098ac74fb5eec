/** A path without the slashes at its end; by hand, because `/\/+$/` takes seconds for an address full of slashes. */
export function withoutEndSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
}
