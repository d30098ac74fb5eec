import { z } from 'zod';
import { readYamlFile } from '../../adapters/content/yaml/read-yaml.ts';
import { attempt } from '../../domain/attempt.ts';
import { coachingSchema } from '../../domain/booking/offer.ts';
import { demandPhone } from '../../environment.ts';

const shape = z.object({ dials: coachingSchema.shape.dials });

/**
 * Holds the environment against what coaching.yaml says of who dials; what else is wrong there, others say.
 * @throws Error that names the setting
 */
export function demandPhoneFor(contentDir: string): void {
  // What was built elsewhere may stand here without its texts.
  const data = attempt(() => readYamlFile(`${contentDir}/coaching.yaml`).data);
  const said = shape.safeParse(data).data;
  if (said) demandPhone(process.env['COACH_PHONE'], said.dials);
}
