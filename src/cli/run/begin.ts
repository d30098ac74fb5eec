import { readEnv, type Environment } from '../../environment.ts';
import { demandPhoneFor } from './phone.ts';
import { refuseTakenPorts, settingsAround } from './ports.ts';

/**
 * Reads the environment and sees that its ports are free; in practice others are taken where the owner set
 * none. Prints what is wrong and exits otherwise.
 */
export async function begin(): Promise<Environment> {
  try {
    let env = readEnv(process.env);
    demandPhoneFor(env.contentDir);
    if (env.practice) {
      Object.assign(process.env, await settingsAround(env, process.env));
      env = readEnv(process.env);
    }
    await refuseTakenPorts(env);
    return env;
  } catch (fault) {
    return refuse(fault instanceof Error ? fault.message : String(fault));
  }
}

/** Says why the command cannot go on, and ends it: 1 is something to mend, 2 a wrong use. */
export function refuse(reason: string, exitCode: 1 | 2 = 1): never {
  console.error(reason);
  process.exit(exitCode);
}
