import { coaching, features } from './adapters/content/collections.ts';
import { refuseWhileSold } from './adapters/database/health/sold-before.ts';
import { keptHours } from './adapters/web/kept/kept-hours.ts';
import { refusedForms } from './adapters/web/kept/refused-forms.ts';
import { isAnyOn } from './domain/features.ts';
import { type Environment, readEnv } from './environment.ts';
import { createContact } from './services/contact.ts';
import { createCoaching } from './services/coaching.ts';
import { createComments } from './services/comments.ts';
import { createModeration } from './services/moderation.ts';
import { openInfrastructure } from './services/infrastructure.ts';

type Services = Awaited<ReturnType<typeof createServices>>;

let wired: Promise<Services> | undefined;

/**
 * The one set of services of this process, made on first use; a failed start is tried again. What content does
 * not turn on is undefined, and where nothing is on, neither settings are asked for nor a database opened.
 */
export function wiredServices() {
  wired ??= createServices().catch((error: unknown) => {
    wired = undefined;
    throw error;
  });
  return wired;
}

/** What the pages of coaching work with. */
export const services = part('coaching', 'Nothing is booked here: there is no coaching.yaml');

export type KeptHours = ReturnType<typeof keptHours>;

/** Answers for the page of hours with what is kept of it. */
export const keepHours = (): KeptHours => keptHours(services);

/** Answers forms of that page that come to nothing. */
export const refuseForms = () => refusedForms(services);

/** What the page of the contact form works with. */
export const contactServices = part(
  'contact',
  'There is no contact form: site.yaml does not turn it on',
);

/** What the author’s page of comments works with. */
export const moderationServices = part(
  'moderation',
  'There are no comments: site.yaml does not turn them on',
);

/** What the pages of comments work with. */
export const commentServices = part(
  'comments',
  'Nobody comments here: site.yaml does not say comments',
);

/** What is set for the site that runs. */
export async function ownEnv(): Promise<Environment> {
  return readEnv(process.env, await features());
}

/** One of them. @throws without what turns it on: middleware.ts lets nobody ask then */
function part<N extends keyof Services>(name: N, without: string) {
  return async () => {
    const { [name]: found } = await wiredServices();
    if (!found) throw new Error(without);
    return found;
  };
}

async function createServices() {
  const [settings, env] = await Promise.all([coaching(), ownEnv()]);
  if (!settings) await refuseWhileSold(env, new Date());
  if (!isAnyOn(env.features)) return { env };
  const infrastructure = await openInfrastructure(env);
  const moderation = env.features.comments ? await createModeration(infrastructure) : undefined;
  return {
    env,
    infrastructure,
    coaching: settings && (await createCoaching(settings, infrastructure)),
    moderation,
    contact: env.features.contactForm ? await createContact(infrastructure) : undefined,
    comments: moderation && (await createComments(infrastructure, moderation.moderation.arrived)),
  };
}
