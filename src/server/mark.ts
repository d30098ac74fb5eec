import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Features } from '../domain/features.ts';

/** What a build says of itself (src/integrations/whole-server.ts writes it). */
export type Mark = {
  /** When it was made, an ISO instant: tells it from others. */
  at: string;
  siteUrl: string;
  contentDir: string;
  features: Features;
  /** Regular expressions of the paths that are rendered on demand. */
  onDemand: readonly string[];
  /** Whether its worker takes connections by numbers. */
  numbered?: boolean;
  /** The version that it brings the database to. */
  schema: number;
  /** The newest version of the database that code of an earlier one can't live with. */
  breaking: number;
};

/** Undefined where there is no build, or none that is whole. */
export function readMark(folder: string): Mark | undefined {
  const file = join(folder, 'server/build.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** Whether one build can't live with what another one makes of the database. */
export function breaks(former: Mark, next: Mark): boolean {
  return next.breaking > former.schema;
}
