import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { practiceEnv } from '../../support/practice-env.ts';
import { folder } from '../project.ts';

/** An nginx that sends one file, whatever is asked; undefined where there is none. */
export async function serveNginx(file: string) {
  if (spawnSync('nginx', ['-v']).error) {
    console.log('\nnginx is not here and left out; `apt-get install nginx` brings it.');
    return undefined;
  }
  const { PORT } = await practiceEnv();
  const root = mkdtempSync(join(folder, 'nginx-'));
  copyFileSync(file, join(root, 'page'));
  writeFileSync(join(root, 'nginx.conf'), configuration(root, PORT));
  const child = spawn('nginx', ['-e', 'stderr', '-c', join(root, 'nginx.conf')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const closed = once(child, 'close');
  const url = `http://127.0.0.1:${PORT}`;
  while (!(await fetch(url).catch(() => undefined))) await wait(20);
  return {
    url,
    async [Symbol.asyncDispose]() {
      child.kill();
      await closed;
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function configuration(root: string, port: string): string {
  return `daemon off; worker_processes 1; pid ${root}/pid;
    events {}
    http {
      access_log off; keepalive_requests 1000000000; open_file_cache max=10;
      client_body_temp_path ${root}; proxy_temp_path ${root}; fastcgi_temp_path ${root};
      uwsgi_temp_path ${root}; scgi_temp_path ${root};
      server {
        listen 127.0.0.1:${port};
        root ${root};
        location / { default_type text/html; add_header Content-Encoding br; try_files /page =404; }
      }
    }`;
}
