import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { holdPort } from '../../../src/server/parent.ts';

const [what, path = ''] = process.argv.slice(2);
const port = Number(process.env.PORT);
if (what === 'site') await holdPort({ host: '127.0.0.1', port }, { build: path }, process.env);
else await once(bareServer(readFileSync(path)).listen(port, '127.0.0.1'), 'listening');
process.send?.('ready');

/** The least that Node can do: the same bytes from memory, whatever is asked, and whether they are as they were. */
function bareServer(body: Buffer) {
  const headers = {
    'Content-Type': 'text/html',
    'Content-Encoding': 'br',
    'Content-Length': body.length,
  };
  return createServer((req, res) => {
    if (req.headers['if-none-match']) res.writeHead(304).end();
    else res.writeHead(200, headers).end(body);
  });
}
