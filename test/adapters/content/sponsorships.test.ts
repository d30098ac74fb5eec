import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSponsoredPosts, readSponsors } from '../../../src/adapters/content/sponsorships.ts';

const sponsor = { name: 'Paper Moon Lamps', url: 'https://paper-moon.example/' };

test('knows who pays by the assignment, and by the post that names it', () => {
  expect(readSponsors('test/content').get('paper-moon-lamp')).toEqual(sponsor);
  expect(readSponsors('test/content').get('quiet-kettle')).not.toEqual(sponsor);
  expect(readSponsoredPosts('test/content')).toEqual(new Map([['sponsored', sponsor]]));
});

test('a site may have no sponsors', () => {
  expect(readSponsoredPosts('content')).toEqual(new Map());
});

test('says file, line, field and remedy when a sponsor is not there', () => {
  const content = join(mkdtempSync(join(tmpdir(), 'content-')), 'content');
  cpSync('test/content', content, { recursive: true });
  const file = join(content, 'assignments/paper-moon-lamp.yaml');
  writeFileSync(file, 'sponsor: sun\nwhat: A lamp\ndeadline: 2025-02-10 17:00\n');

  expect(() => readSponsors(content)).toThrow(
    `${file}:1 sponsor: there is no "sun" in ${content}/sponsors. Write one of: paper-moon`,
  );
});
