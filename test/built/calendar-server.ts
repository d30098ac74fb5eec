import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export const DAY = 86_400_000;

/** Another calendar of the coach, at an address that only a site with this environment reaches: busy for so long. */
export function calendarServer(milliseconds: number) {
  const until = Date.now() + milliseconds;
  const [from, to] = [until - milliseconds - DAY, until].map(
    (instant) => `${new Date(instant).toISOString().replaceAll(/[-:]|\.\d+/g, '')}`,
  );
  const event = `BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:${from}\r\nDTSTART:${from}\r\nDTEND:${to}\r\nEND:VEVENT`;
  const file = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-\r\n${event}\r\nEND:VCALENDAR\r\n`;
  const server = createServer((_, res) => void res.setHeader('etag', '"1"').end(file));
  return {
    until,
    async env() {
      await once(server.listen(0, '127.0.0.1'), 'listening');
      return {
        BUSY_CALENDARS: 'https://calendar.example/busy.ics',
        CALENDAR_AT: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        NODE_OPTIONS: `--import ${import.meta.resolve('./reach-calendar.ts')}`,
      };
    },
    close: () => new Promise((closed) => server.close(closed)),
  };
}
