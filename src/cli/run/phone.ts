import { existsSync } from 'node:fs';
import { z } from 'zod';
import { readYamlFile } from '../../adapters/content/yaml/read-yaml.ts';
import { coachingSchema } from '../../domain/booking/offer.ts';
import { demandPhone } from '../../environment.ts';

const shape = z.object({ dials: coachingSchema.shape.dials });

/**
 * Holds the environment against what coaching.yaml says of who dials; what else is wrong there, others say.
 * @throws Error that names the setting
 */
export function demandPhoneFor(contentDir: string): void {
  const file = `${contentDir}/coaching.yaml`;
  // What was built elsewhere may stand here without its texts.
  const said = existsSync(file) ? shape.safeParse(dataOf(file)).data : undefined;
  if (said) demandPhone(process.env['COACH_PHONE'], said.dials);
}

function dataOf(file: string): unknown {
  try {
    return readYamlFile(file).data;
  } catch {
    return undefined;
  }
}
