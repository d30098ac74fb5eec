// Stands in for the platform: serves the function in the folder it is started in, on PORT.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const { handler } = JSON.parse(readFileSync('.vc-config.json', 'utf8'));
const { default: entry } = await import(pathToFileURL(resolve(handler)).href);

// The platform answers and freezes: what still has to be done is handed to it.
const works = [];
globalThis[Symbol.for('@vercel/request-context')] = {
  get: () => ({ waitUntil: (work) => works.push(work) }),
};

const server = createServer(async (req, res) => {
  const { method } = req;
  // The platform writes this one anew, whatever came.
  const headers = { ...req.headers, 'x-forwarded-for': req.socket.remoteAddress };
  const body = method === 'GET' ? undefined : Buffer.concat(await req.toArray());
  const request = new Request(new URL(req.url, process.env.SITE_URL), { method, headers, body });
  const response = await entry.fetch(request);
  const answer = Buffer.from(await response.arrayBuffer());
  await Promise.allSettled(works.splice(0));
  res.writeHead(response.status, Object.fromEntries(response.headers)).end(answer);
});
server.listen(process.env.PORT, '127.0.0.1', () => console.log('Ctrl-C stops it.'));
process.once('SIGTERM', () => process.exit());
