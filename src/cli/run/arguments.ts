import { inspect, type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { attempt } from '../../domain/attempt.ts';
import { messageOf } from '../../domain/message-of.ts';
import { instantOf } from '../../domain/time/local-time.ts';
import { refuse } from './begin.ts';

/**
 * What stands behind a command; `--help` prints the usage and ends it.
 * A wrong use says why, prints the usage and exits with 2. From now on an error for the author that nobody catches is
 * its sentence alone.
 */
export function readArguments<Options extends ParseArgsOptionsConfig>(
  usage: string,
  options: Options,
  { words = 0 } = {},
) {
  process.on('uncaughtException', (fault) =>
    refuse(fault.stack === '' ? fault.message : inspect(fault)),
  );
  const help = { help: { type: 'boolean', short: 'h' } } as const;
  try {
    const read = parseArgs({
      options: { ...options, ...help },
      allowPositionals: words > 0,
      strict: true,
    });
    if ((read.values as { help?: boolean }).help) {
      console.log(usage);
      process.exit(0);
    }
    if (read.positionals.length <= words) return read;
    return refuse(`There are too many words.\n\n${usage}`, 2);
  } catch (fault) {
    return refuse(`${messageOf(fault)}\n\n${usage}`, 2);
  }
}

/** The instant that `--today` means, on the site's clock, or else now. */
export function readToday(today: string | undefined, timeZone: string): Date {
  if (today === undefined) return new Date();
  return (
    attempt(() => instantOf(today, timeZone)) ??
    refuse('--today: write a date such as 2026-11-24, or "2026-11-24 07:00"', 2)
  );
}
