import { expect, test, vi } from 'vitest';
import { astroLog } from '../../src/server/astro-log.ts';

const said = (level: string) => {
  const lines = vi.spyOn(console, 'log').mockImplementation(() => {});
  astroLog.write({ level, label: 'router' });
  return lines.mock.calls.map(([line]) => JSON.parse(line));
};

test('of an error of Astro the log has whose it is, and not its words', () => {
  const [{ at: _, ...line }] = said('error');
  expect(line).toEqual({ event: 'astro.error', label: 'router' });
});

test.each(['warn', 'info', 'debug'])(
  'what strangers can make Astro say as %s is not logged',
  (level) => {
    expect(said(level)).toEqual([]);
  },
);
