import { dev } from 'astro';
import { begin, refuse } from './run/begin.ts';
import { describe, startPractice } from './run/practice.ts';
import { closeOnSignal, type Running } from './run/stop.ts';

const env = await begin();
const running: Running[] = [];
closeOnSignal(running);

const server = await dev({ server: { host: env.host, port: env.port } }).catch((fault: Error) =>
  refuse(fault.message),
);
running.push({ close: () => server.stop() });
running.push(...(await startPractice(env, `http://${env.host}:${server.address.port}`)));
console.log(describe(env));
