import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import type { AstroIntegration } from 'astro';
import { attempt } from '../domain/attempt.ts';

/** What Astro generates into .astro/, by the same names for `astro dev` and every build. */
const shared = ['content-assets.mjs', 'content-modules.mjs'];

/**
 * Lets builds take turns, and gives a dev server that runs beside one its generated files back. They are gone while
 * the build begins, because Astro keeps what is there, drafts of the dev server included.
 */
export function ownGeneratedFiles(): AstroIntegration {
  return {
    name: 'own-generated-files',
    hooks: {
      async 'astro:config:setup'({ command, config, logger }) {
        if (command !== 'build') return;
        const folder = fileURLToPath(new URL('.astro/', config.root));
        mkdirSync(folder, { recursive: true });
        const turn = `${folder}build.lock`;
        await takeTurn(turn, () => logger.info('Another build is at work; this one waits for it.'));
        const kept = shared.map((name) => {
          const file = folder + name;
          const text = existsSync(file) ? readFileSync(file) : undefined;
          rmSync(file, { force: true });
          return { file, text };
        });
        process.once('exit', () => {
          if (!existsSync(folder)) return;
          for (const { file, text } of kept) if (text) writeFileSync(file, text);
          rmSync(turn, { force: true });
        });
      },
    },
  };
}

/** A build that was killed leaves its mark behind, with the id of a process that is gone. */
async function takeTurn(file: string, say: () => void): Promise<void> {
  for (let said = false; ; said = true) {
    try {
      return writeFileSync(file, String(process.pid), { flag: 'wx' });
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
    }
    if (!isRunning(file)) rmSync(file, { force: true });
    else if (!said) say();
    await wait(200);
  }
}

function isRunning(file: string): boolean {
  const id = Number(attempt(() => readFileSync(file, 'utf8')));
  return id > 0 && attempt(() => process.kill(id, 0)) === true;
}
