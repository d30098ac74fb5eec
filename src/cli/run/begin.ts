import { refuseWhileSold } from '../../adapters/database/health/sold-before.ts';
import type { Features } from '../../domain/features.ts';
import { messageOf } from '../../domain/message-of.ts';
import { readEnv, type Environment } from '../../environment.ts';
import { demandPhoneFor } from './phone.ts';
import { readOwnEnv } from './read-env.ts';
import { refuseTakenPorts, settingsAround } from './ports.ts';

/**
 * Reads the environment and sees that its ports are free; in practice others are taken where the owner set
 * none. Prints what is wrong and exits otherwise.
 * @param features of a build that was made elsewhere; without them, those of the texts here
 */
export async function begin(features?: Features): Promise<Environment> {
  const read = () => (features ? readEnv(process.env, features) : readOwnEnv());
  try {
    let env = read();
    demandPhoneFor(env.contentDir);
    if (!env.features.coaching) await refuseWhileSold(env, new Date());
    if (env.practice) {
      Object.assign(process.env, await settingsAround(env, process.env));
      env = read();
    }
    await refuseTakenPorts(env);
    return env;
  } catch (fault) {
    return refuse(messageOf(fault));
  }
}

/** The environment of the site whose texts are here; what is wrong with it ends the command. */
export function demandOwnEnv(): Environment {
  try {
    return readOwnEnv();
  } catch (fault) {
    return refuse(messageOf(fault));
  }
}

/** Says why the command cannot go on, and ends it: 1 is something to mend, 2 a wrong use. */
export function refuse(reason: string, exitCode: 1 | 2 = 1): never {
  console.error(reason);
  process.exit(exitCode);
}
