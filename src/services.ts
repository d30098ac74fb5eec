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

let wired: ReturnType<typeof createServices> | undefined;

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

/** What the pages of coaching work with. @throws without coaching: middleware.ts lets nobody ask for them */
export async function services() {
  const { coaching } = await wiredServices();
  if (!coaching) throw new Error('Nothing is booked here: there is no coaching.yaml');
  return coaching;
}

export type KeptHours = ReturnType<typeof keptHours>;

/** Answers for the page of hours with what is kept of it. */
export const keepHours = (): KeptHours => keptHours(services);

/** Answers forms of that page that come to nothing. */
export const refuseForms = () => refusedForms(services);

/** What the page of the contact form works with. @throws without the form, which then has no page */
export async function contactServices() {
  const { contact } = await wiredServices();
  if (!contact) throw new Error('There is no contact form: site.yaml does not turn it on');
  return contact;
}

/** What the author’s page of comments works with. @throws without comments, which middleware.ts lets nobody ask for */
export async function moderationServices() {
  const { moderation } = await wiredServices();
  if (!moderation) throw new Error('There are no comments: site.yaml does not turn them on');
  return moderation;
}

/** What the pages of comments work with. @throws without comments, as above */
export async function commentServices() {
  const { comments } = await wiredServices();
  if (!comments) throw new Error('Nobody comments here: site.yaml does not say comments');
  return comments;
}

/** What is set for the site that runs. */
export async function ownEnv(): Promise<Environment> {
  return readEnv(process.env, await features());
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
