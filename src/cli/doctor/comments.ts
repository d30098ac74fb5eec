import type { Waiting } from '../comments/waiting.ts';
import { type Finding, well } from './finding.ts';

/** What of comments waits for the author, or for a clone of her texts. */
export function lookAtComments(found: Waiting | undefined): Finding[] {
  if (!found) return [];
  const { waiting, published } = found;
  return [
    well(
      waiting === 0 ? 'No comment waits' : `Comments that wait for you: ${waiting}, see your mail`,
    ),
    ...(published === 0
      ? []
      : [
          well(`Published comments that are not in your texts yet: ${published}; npm run comments`),
        ]),
  ];
}
