// Stands in for the platform: serves the function in the folder it is started in, on PORT.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const { handler } = JSON.parse(readFileSync('.vc-config.json', 'utf8'));
const { default: entry } = await import(pathToFileURL(resolve(handler)).href);

const server = createServer(async (req, res) => {
  const { method } = req;
  // The platform writes this one anew, whatever came.
  const headers = { ...req.headers, 'x-forwarded-for': req.socket.remoteAddress };
  const body = method === 'GET' ? undefined : Buffer.concat(await req.toArray());
  const request = new Request(new URL(req.url, process.env.SITE_URL), { method, headers, body });
  const response = await entry.fetch(request);
  res.writeHead(response.status, Object.fromEntries(response.headers));
  res.end(Buffer.from(await response.arrayBuffer()));
});
server.listen(process.env.PORT, '127.0.0.1', () => console.log('Ctrl-C stops it.'));
process.once('SIGTERM', () => process.exit());
