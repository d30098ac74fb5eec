import { failedBuild } from '../../server/failed-build.ts';
import { runningSite } from '../../server/handover.ts';
import { type Finding, fault } from './finding.ts';

/** Whether the site that runs here shows what was written last, and by code that lies here. */
export async function lookAtBuilds(): Promise<Finding[]> {
  return [...lookAtLast(), ...lookAtParent(await runningSite())];
}

function lookAtParent(site: Awaited<ReturnType<typeof runningSite>>): Finding[] {
  if (!site?.isOld) return [];
  return [
    fault(
      'The process that holds the port runs code, or a Node, of an earlier version',
      'Restart npm start when few readers are there: the site is away for some seconds.',
    ),
  ];
}

function lookAtLast(): Finding[] {
  const failed = failedBuild();
  if (!failed) return [];
  return [
    fault(
      `Since ${failed.since.slice(0, 10)} no build succeeds, and readers see the site as it was before`,
      'npm run check names file and line. Once it finds nothing: npm run deploy.',
    ),
  ];
}
