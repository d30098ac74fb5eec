import { runCommand } from '../built/command.ts';
import { outDir, siteUrl } from '../site.ts';

/** Serves the built site while the browser tests run; they fail when it complained of anything. */
export default async function serve() {
  const { port } = new URL(siteUrl);
  const site = await runCommand('start', ['--built', outDir], {
    SITE_URL: siteUrl,
    PORT: port,
    // Each test comes from an address of its own.
    TRUST_PROXY: 'true',
  });
  return async () => void (await site.stop());
}
