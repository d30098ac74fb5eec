import { runCommand } from '../built/command.ts';
import { practiceEnv, trade } from '../support/practice-env.ts';
import { outDir, siteUrl } from '../support/site.ts';

/** Serves the built site while the browser tests run; they fail when it complained of anything. */
export default async function serve() {
  const { port } = new URL(siteUrl);
  const practice = await practiceEnv();
  // Its page takes the port after the mailbox's.
  process.env['MAILBOX'] = `http://127.0.0.1:${Number(new URL(practice.SMTP_URL).port) + 1}`;
  process.env['DATABASE'] = practice.DATABASE_URL.replace('file:', '');
  const site = await runCommand('start', ['--built', outDir], {
    ...practice,
    SITE_URL: siteUrl,
    PORT: port,
    SWEEP_SECRET: trade.SWEEP_SECRET,
    // Each test comes from an address of its own.
    TRUST_PROXY: 'true',
  });
  return async () => void (await site.stop());
}
