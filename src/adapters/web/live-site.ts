const PATIENCE = 20_000;

/**
 * The paths in the sitemap of the live site, whatever name of it the sitemap says.
 * @throws Error that says which address did not answer as it should
 */
export async function livePaths(siteUrl: URL): Promise<Set<string>> {
  const index = await addressesIn(new URL('/sitemap-index.xml', siteUrl));
  const paths = index.map((address) => new URL(address).pathname);
  const lists = await Promise.all(paths.map((path) => addressesIn(new URL(path, siteUrl))));
  return new Set(lists.flat().map((address) => new URL(address).pathname));
}

/** Asks a host for a build. @throws Error that does not tell the address, which is a secret. */
export async function askForBuild(hook: URL): Promise<void> {
  const { ok, status } = await ask(hook, 'POST', 'The host');
  if (!ok)
    throw new Error(`The host answered ${status} to DEPLOY_HOOK_URL; look the address up there.`);
}

async function addressesIn(sitemap: URL): Promise<string[]> {
  const answer = await ask(sitemap, 'GET', sitemap.href);
  if (!answer.ok)
    throw new Error(
      `${sitemap.href} answered ${answer.status}; is the site live, and SITE_URL right?`,
    );
  const found = (await answer.text()).matchAll(/<loc>([^<]+)<\/loc>/g);
  return Array.from(found, ([, address = '']) => address.replaceAll('&amp;', '&'));
}

async function ask(address: URL, method: string, name: string): Promise<Response> {
  const signal = AbortSignal.timeout(PATIENCE);
  return fetch(address, { method, cache: 'no-store', signal }).catch(() => {
    throw new Error(`${name} does not answer.`);
  });
}
