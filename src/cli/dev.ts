import { dev } from 'astro';
import { begin } from './begin.ts';
import { describe, startPractice } from './practice.ts';
import { closeOnSignal } from './stop.ts';

const env = await begin();
const running: Parameters<typeof closeOnSignal>[0] = [];
closeOnSignal(running);

const server = await dev({ server: { host: env.host, port: env.port } });
running.push({ close: () => server.stop() });
running.push(...(await startPractice(env, `http://${env.host}:${server.address.port}`)));
console.log(describe(env));
