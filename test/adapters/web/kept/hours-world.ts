import { setImmediate } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { keptHours } from '../../../../src/adapters/web/kept/kept-hours.ts';
import { visitFields } from '../../../../src/adapters/web/kept/visit-fields.ts';
import { coachingQuery } from '../../../../src/domain/booking/coaching-query.ts';
import { hoursShown } from '../../../../src/domain/booking/hours-shown.ts';
import { COACHING, MONDAY_6PM, NOW } from '../../../support/booking.ts';
import { builtFolder } from '../../../server/built-folder.ts';
import { listen } from '../../../server/serve.ts';

/** What stands on the page of a reader who holds an hour. */
export const MINE = '<p>Mine</p>';

/** A site whose page says all that it is made of. */
export async function world() {
  const state = {
    now: NOW,
    version: 1,
    taken: [] as number[],
    isUnread: false,
    fault: undefined as Error | undefined,
    status: 200,
    whileRendering: () => undefined as void,
  };
  const rendered: string[] = [];
  let visits = 0;
  const fields = () => visitFields('1.a', String(++visits).padStart(32, '0'));
  const hours = async (asked: URLSearchParams) => {
    await setImmediate();
    const starts = [MONDAY_6PM, MONDAY_6PM + 86_400].filter(
      (start) => start > state.now && !state.taken.includes(start),
    );
    const open = starts.map((start) => ({ start, end: start + 3_600 }));
    const query = coachingQuery(asked, COACHING);
    return hoursShown(query, state.isUnread ? undefined : open, COACHING, state.now);
  };
  const kept = keptHours(async () => ({
    booking: { hours: async (asked) => (state.fault ? Promise.reject(state.fault) : hours(asked)) },
    storeVersion: () => (state.version === undefined ? undefined : String(state.version)),
    now: () => state.now,
    visitFields: fields,
  }));
  const site = await listen({
    outDir: builtFolder(),
    hours: kept,
    async handler({ url = '', headers }, res, _next, locals) {
      const [, search = ''] = url.split(/(?=\?)/);
      rendered.push(search);
      const shown = JSON.stringify(await hours(new URLSearchParams(search)));
      state.whileRendering();
      const mine = headers.cookie?.includes('hold') ? MINE : '';
      const html = `<body>${shown}${mine}${fields()}</body>`;
      const own = {
        'content-type': 'text/html',
        'content-security-policy': "default-src 'self'",
        'cache-control': 'private, no-store',
      };
      const answer =
        locals?.keep && state.status === 200
          ? await locals.keep(html, new Headers(own))
          : new Response(html, { headers: own, status: state.status });
      res.writeHead(answer.status, Object.fromEntries(answer.headers));
      res.end(Buffer.from(await answer.arrayBuffer()));
    },
  });
  onTestFinished(() => site.close());

  return {
    state,
    rendered,
    /** What a reader sees, and by which visit. */
    async look(query = '', headers: Record<string, string> = {}) {
      const asked = { 'accept-encoding': 'gzip, br', ...headers };
      const answer = await fetch(`${site.url}/coaching/${query}`, { headers: asked });
      const html = await answer.text();
      const [, visit] = /name="visit" value="(\d+)"/.exec(html) ?? [];
      const page = html.replaceAll(/name="visit" value="\d+"/g, '');
      return { status: answer.status, headers: answer.headers, visit, page };
    },
  };
}
