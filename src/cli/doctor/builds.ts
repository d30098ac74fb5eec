import { failedBuild } from '../../server/failed-build.ts';
import { type Finding, fault } from './finding.ts';

/** Whether the site that runs here shows what was written last. */
export function lookAtBuilds(): Finding[] {
  const failed = failedBuild();
  if (!failed) return [];
  return [
    fault(
      `Since ${failed.since.slice(0, 10)} no build succeeds, and readers see the site as it was before`,
      'npm run check names file and line. Once it finds nothing: npm run deploy.',
    ),
  ];
}
