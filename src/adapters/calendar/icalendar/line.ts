/** A content line (RFC 5545, 3.1): names and names of parameters in capitals, quotes taken off. */
export type Line = { name: string; params: ReadonlyMap<string, string>; value: string };

/** What says when; the rest of an event is not looked at, but for what makes it free, and its title. */
const TIMES = new Set(['DTSTART', 'DTEND', 'RECURRENCE-ID', 'RDATE', 'EXDATE', 'FREEBUSY']);
const READ = new Set([
  ...TIMES,
  ...['DURATION', 'RRULE', 'EXRULE', 'UID', 'SEQUENCE', 'DTSTAMP', 'LAST-MODIFIED', 'SUMMARY'],
  ...['STATUS', 'TRANSP', 'X-MICROSOFT-CDO-BUSYSTATUS', 'ATTENDEE'],
  ...['TZID', 'X-LIC-LOCATION', 'TZOFFSETFROM', 'TZOFFSETTO', 'X-WR-TIMEZONE'],
]);

const PARAMS = /^(?:"[^"]*"|[^":])*/;
const PARAM = /;\s*([\w-]+)=((?:"[^"]*"|[^";])*)/g;
const NONE: ReadonlyMap<string, string> = new Map();

/** The line in a text; undefined when it is none, or nobody's business here. */
export function lineOf(text: string): Line | undefined {
  const name = nameOf(text);
  if (name === undefined) return undefined;
  const rest = text.slice(name.length).trimStart();
  if (!rest.startsWith(';')) return { name, params: NONE, value: rest.slice(1) };
  // A quote that does not end is none.
  const quoted = PARAMS.exec(rest)?.[0].length ?? 0;
  const end = rest[quoted] === ':' ? quoted : rest.indexOf(':');
  const list = end < 0 ? rest : rest.slice(0, end);
  const params = new Map(
    Array.from(list.matchAll(PARAM), ([, key = '', said = '']) => [
      key.toUpperCase(),
      said.replaceAll('"', '').trim(),
    ]),
  );
  const line = { name, params, value: end < 0 ? '' : rest.slice(end + 1) };
  return TIMES.has(name) ? unquoted(line) : line;
}

/** Most lines of a calendar are not read: they are left as quickly as can be. */
function nameOf(text: string): string | undefined {
  const end = text.search(/[:;]/);
  const first = end < 0 ? text : text.slice(0, end).trimEnd();
  if (READ.has(first)) return first;
  const name = first.toUpperCase();
  return READ.has(name) ? name : undefined;
}

/** A zone such as "(UTC+01:00) Berlin" must be quoted and often is not: no time has a colon. */
function unquoted(line: Line): Line {
  const { name, params, value } = line;
  const zone = params.get('TZID');
  const colon = value.lastIndexOf(':');
  if (zone === undefined || colon < 0 || !/[^\dT:+-]/.test(value.slice(0, colon))) return line;
  const tzid = `${zone}:${value.slice(0, colon)}`.replaceAll('"', '');
  return { name, params: new Map(params).set('TZID', tzid), value: value.slice(colon + 1) };
}
