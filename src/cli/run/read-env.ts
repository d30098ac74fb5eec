import { featuresIn } from '../../adapters/content/places.ts';
import { type Environment, readBuildEnv, readEnv } from '../../environment.ts';

/** The environment of the site whose texts are here, for what these turn on. @throws as readEnv does */
export function readOwnEnv(): Environment {
  return readEnv(process.env, featuresIn(readBuildEnv(process.env).contentDir));
}
