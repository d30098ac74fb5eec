import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Site } from './site.ts';
import type { Fault } from './fault.ts';
import { readOn } from './posts.ts';
import { CONFIRMED, type Hold, hoursOf, look, payFor, reserve, SORRY, UNSURE } from './reader.ts';

export const diskFault: Fault = {
  kind: 'disk',
  name: 'Disk full',
  aims: 'I2, I3, I5, I6',
  place: mountSmallDisk,
  strike,
};

async function strike(site: Site, say: (breach: string) => void): Promise<number> {
  const hours = await hoursOf(site);
  const { hold } = await reserve(site, hours.shift() ?? '');
  if (!hold) throw new Error('no hour could be held before the disk was full');
  using _ballast = fill(site.database);

  const health = await fetch(`${site.url}/api/health`);
  if (health.status !== 503) say(`I6 a monitor was told ${health.status} while the disk is full`);
  await payFor(hold);
  const reserving = reserveInVain(site, hours.slice(0, tries));
  await readOn(site, reserving, say);
  const { holds, refusals } = await reserving;
  if (refusals.length === 0) say('the disk was not full');
  for (const told of refusals)
    if (!['payment-unavailable', SORRY].includes(told))
      say(`I6 who asked for an hour was told “${told}”`);
  for (const { id } of holds)
    if (site.query(`SELECT 1 FROM booking WHERE id = '${id}'`).length === 0)
      say(`I5 ${id} has a payment page and no row`);
  const heading = await look(site, hold);
  if (![CONFIRMED, UNSURE, SORRY].includes(heading)) say(`I6 who had paid was told “${heading}”`);
  return refusals.length;
}

const tries = 20;

/** What readers get, one after the other: the page of a last free byte, or a refusal. */
async function reserveInVain(site: Site, starts: string[]) {
  const [holds, refusals]: [Hold[], string[]] = [[], []];
  for (const start of starts) {
    const { hold, told } = await reserve(site, start);
    if (hold) holds.push(hold);
    else refusals.push(told);
  }
  return { holds, refusals };
}

/** Takes what is left of the disk of a file, to the last byte, until it is disposed of. */
function fill(file: string): Disposable {
  const ballast = `${file}.ballast`;
  const open = openSync(ballast, 'w');
  for (let size = 65_536; size >= 1; size = Math.floor(size / 2))
    try {
      for (;;) writeSync(open, Buffer.alloc(size));
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'ENOSPC') throw fault;
    }
  closeSync(open);
  return { [Symbol.dispose]: () => rmSync(ballast) };
}

/** A disk of two megabytes; undefined for who may not mount one. */
function mountSmallDisk() {
  const path = mkdtempSync(join(tmpdir(), 'deskside-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    rmdirSync(path);
    return undefined;
  }
  return {
    path,
    [Symbol.dispose]() {
      execFileSync('umount', [path]);
      rmdirSync(path);
    },
  };
}
