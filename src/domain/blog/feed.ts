/** What feed readers know an item by, when that is not its address. */
export function guidElement(guid: string): string {
  const escaped = guid.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<guid isPermaLink="false">${escaped}</guid>`;
}
