import { readContent } from '../adapters/content/files.ts';
import { signingSecrets } from '../adapters/signed/practice-secret.ts';
import { createSiteLinks } from '../adapters/signed/site-links.ts';
import { messageOf } from '../domain/message-of.ts';
import { lookUpCalls } from './calls/look-up.ts';
import { callsScreen } from './calls/screen.ts';
import { readArguments } from './run/arguments.ts';
import { demandOwnEnv, refuse } from './run/begin.ts';

const usage = `Usage: npm run calls -- [--link] [--json]

Your calls: those ahead, how the last ones ended, what waits, money by month, and the posts that led to calls.
It changes nothing.

  --link  only the address of your page, where the same stands and can be acted on; keep it to yourself
  --json  for programs; names and numbers of readers are in it

Exit code 1 when the bookings can’t be read, 2 for a wrong use.`;

const { values } = readArguments(usage, { link: { type: 'boolean' }, json: { type: 'boolean' } });
const env = demandOwnEnv();
if (!env.features.coaching) refuse('There are no calls: without coaching.yaml nothing is booked.');
const { callsUrl } = createSiteLinks(signingSecrets(env.linkSecrets), env.siteUrl);
if (values.link) console.log(callsUrl);
else {
  const { content, faults } = readContent(env.contentDir);
  if (!content) refuse([...new Set(faults)].join('\n'));
  const coaching = content.coaching ?? { ...content.site, timeOff: [] };
  const { timeZone } = coaching;
  const { locale } = content.site;
  const found = await lookUpCalls(env, coaching).catch((fault: unknown) =>
    refuse(`The bookings can’t be read: ${messageOf(fault)}
After an update they are brought to the new version by the site itself: start it once. npm run doctor may say more.`),
  );
  console.log(values.json ? JSON.stringify(found, null, 2) : callsScreen(found, timeZone, locale));
}
