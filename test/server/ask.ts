import { request, type IncomingHttpHeaders, type RequestOptions } from 'node:http';

export interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

/** One request on a connection of its own, with any header, as no browser and not even fetch would send it. */
export function ask(url: string, options: RequestOptions = {}, body?: string): Promise<Answer> {
  const { hostname, port, pathname } = new URL(url);
  return new Promise((resolve, reject) => {
    const target = { hostname, port, path: pathname, agent: false, ...options };
    const sent = request(target, async (res) => {
      try {
        const content = Buffer.concat(await res.toArray()).toString();
        resolve({ status: res.statusCode, headers: res.headers, body: content });
      } catch (fault) {
        reject(fault);
      }
    });
    sent.on('error', reject).end(body);
  });
}
