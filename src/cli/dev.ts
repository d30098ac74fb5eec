import { unwatchFile, watchFile } from 'node:fs';
import { dev } from 'astro';
import { featuresIn } from '../adapters/content/places.ts';
import { needAlike } from '../domain/features.ts';
import { readArguments } from './run/arguments.ts';
import { begin, refuse } from './run/begin.ts';
import { describe, startPractice } from './run/practice.ts';
import { closeOnSignal, type Running } from './run/stop.ts';

const usage = `Usage: npm run dev

Shows every change at once, drafts and future posts included.`;

readArguments(usage, {});
const env = await begin();
const running: Running[] = [];
closeOnSignal(running);

const server = await dev({ server: { host: env.host, port: env.port } }).catch((fault: Error) =>
  refuse(fault.message),
);
running.push({ close: () => server.stop() });
running.push(...(await startPractice(env, `http://${env.host}:${server.address.port}`)));
console.log(describe(env));

// What stands beside the site is started once, for what was on then.
const deciding = ['coaching.yaml', 'site.yaml'].map((name) => `${env.contentDir}/${name}`);
for (const file of deciding)
  watchFile(file, { interval: 1_000, persistent: false }, () => {
    if (!needAlike(featuresIn(env.contentDir), env.features))
      console.log(`What is on has changed in ${file}: start npm run dev anew.`);
  });
running.push({ close: () => deciding.forEach((file) => unwatchFile(file)) });
