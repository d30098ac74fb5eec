import { colorsSchema } from '../../domain/blog/picture/colors.ts';
import { written } from '../../domain/mail/written.ts';
import type { Features } from '../../domain/features.ts';
import type { Environment } from '../../environment.ts';
import { type Failure, whenBuildsFail } from '../../server/failed-build.ts';
import type { Running } from './stop.ts';

/** From now on a mail tells the owner that builds fail, once until one succeeds. */
export function tellOfFailedBuilds({ features, mail, siteUrl }: Environment): Running {
  const sender = { name: siteUrl.host, address: mail.from };
  const owner = { name: '', address: mail.coachEmail };
  return whenBuildsFail(async (failure) => {
    // Not before: what holds the port lives for long, and would keep it for nothing.
    const { createSmtpMailer } = await import('../../adapters/smtp-mailer.ts');
    const mailer = createSmtpMailer(mail.smtpUrl, sender);
    const id = `build-failed.${Date.parse(failure.since)}`;
    return mailer.send({ id, to: owner, replyTo: owner, ...letterOf(failure, siteUrl, features) });
  });
}

function letterOf({ said }: Failure, siteUrl: URL, { coaching }: Features) {
  const letter = {
    subject: 'Your site could not be built, and stays as it was',
    parts: [
      `Readers of ${siteUrl.host} see it as it was before${coaching ? ', and can book as ever' : ''}. What you have changed since is not there yet.`,
      'The build says:',
      said.slice(0, 4_000) || 'nothing at all.',
      'Mend that; npm run check, where your texts are, says whether it is mended. Then npm run deploy, where the site runs, shows it to readers.',
      'No further mail comes of this until a build succeeds.',
    ],
  };
  return written(letter, { site: siteUrl.host, locale: 'en', colors: colorsSchema.parse({}) });
}
