import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';

// Loaded before a built site, whose requests with https then reach a calendar on this machine.
https.request = ((url: URL, { lookup: _, ...options }: http.RequestOptions, done: () => void) =>
  http.request(new URL(url.pathname, process.env['CALENDAR_AT']), options, done)) as never;
syncBuiltinESMExports();
