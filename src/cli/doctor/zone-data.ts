/** A release of IANA's time zone data that changed clocks to come. */
type Release = { data: string; month: string; zones: readonly string[]; changed: string };

/** The newest release that was looked at: the next one is at https://www.iana.org/time-zones/releases */
export const LOOKED_AT = '2026f';

/**
 * Oldest first. A release belongs here if its notes have a part on future timestamps: its name, the month in which
 * it came out, the zones of that part by their names of today, and what becomes of the clocks there.
 */
export const RELEASES: readonly Release[] = [
  release(
    '2024a',
    '2024-02',
    'Kazakhstan is one zone',
    'Asia/Almaty',
    'Asia/Qostanay',
    'Asia/Gaza',
    'Asia/Hebron',
  ),
  release('2025a', '2025-01', 'Paraguay stays on summer time', 'America/Asuncion'),
  release('2025b', '2025-03', 'Aysén in Chile stays on summer time', 'America/Coyhaique'),
  release(
    '2026a',
    '2026-03',
    'Moldova changes its clocks an hour later, with the EU',
    'Europe/Chisinau',
  ),
  release('2026b', '2026-04', 'British Columbia stays on summer time', 'America/Vancouver'),
  release(
    '2026c',
    '2026-07',
    'Alberta stays on summer time, Morocco on UTC',
    'America/Edmonton',
    'Africa/Casablanca',
    'Africa/El_Aaiun',
  ),
  release('2026d', '2026-09', 'the Northwest Territories stay on summer time', 'America/Inuvik'),
  release('2026e', '2026-09', 'Manitoba stays on summer time', 'America/Winnipeg'),
  release('2026f', '2026-10', 'Cuba stays on summer time until November 2027', 'America/Havana'),
];

function release(data: string, month: string, changed: string, ...zones: string[]): Release {
  return { data, month, changed, zones };
}
