import { expect, test } from 'vitest';
import { shortOfMemory } from '../../../src/cli/run/short-of-memory.mjs';

test.each([
  ['the system kills it', null, 'SIGKILL', true],
  ['a shell tells that it was killed', 137, null, true],
  ['Node finds no more room', null, 'SIGABRT', true],
  ['a shell tells that Node found none', 134, null, true],
  ['it fails by itself', 1, null, false],
  ['it is stopped', null, 'SIGTERM', false],
  ['all is well', 0, null, false],
])('when %s, that is said as it is', (_, code, signal, isSaid) => {
  const said = shortOfMemory('the build', { code, signal });

  if (isSaid) expect(said).toMatch(/^The system ended the build, .* short of memory\. /);
  else expect(said).toBeUndefined();
});
