/** A release of IANA's time zone data that changed clocks to come. */
type Release = { data: string; month: string; zones: readonly string[]; changed: string };

/** The newest release that was looked at: the next one is at https://www.iana.org/time-zones/releases */
export const LOOKED_AT = '2026f';

/**
 * Oldest first. A release belongs here if its notes have a part on future timestamps: its name, the month in which
 * it came out, the zones of that part by their names of today, and what becomes of the clocks there.
 */
export const RELEASES: readonly Release[] = [
  {
    data: '2024a',
    month: '2024-02',
    zones: ['Asia/Almaty', 'Asia/Qostanay', 'Asia/Gaza', 'Asia/Hebron'],
    changed: 'Kazakhstan is one zone',
  },
  {
    data: '2025a',
    month: '2025-01',
    zones: ['America/Asuncion'],
    changed: 'Paraguay stays on summer time',
  },
  {
    data: '2025b',
    month: '2025-03',
    zones: ['America/Coyhaique'],
    changed: 'Aysén in Chile stays on summer time',
  },
  {
    data: '2026a',
    month: '2026-03',
    zones: ['Europe/Chisinau'],
    changed: 'Moldova changes its clocks an hour later, with the EU',
  },
  {
    data: '2026b',
    month: '2026-04',
    zones: ['America/Vancouver'],
    changed: 'British Columbia stays on summer time',
  },
  {
    data: '2026c',
    month: '2026-07',
    zones: ['America/Edmonton', 'Africa/Casablanca', 'Africa/El_Aaiun'],
    changed: 'Alberta stays on summer time, Morocco on UTC',
  },
  {
    data: '2026d',
    month: '2026-09',
    zones: ['America/Inuvik'],
    changed: 'the Northwest Territories stay on summer time',
  },
  {
    data: '2026e',
    month: '2026-09',
    zones: ['America/Winnipeg'],
    changed: 'Manitoba stays on summer time',
  },
  {
    data: '2026f',
    month: '2026-10',
    zones: ['America/Havana'],
    changed: 'Cuba stays on summer time until November 2027',
  },
];
