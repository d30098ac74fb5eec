// For node --import: ends a server with the test that has started it, even where that is killed. Of the pipe in its
// fourth place the test holds the other end.
import { Socket } from 'node:net';
import process from 'node:process';

const pipe = new Socket({ fd: 3 });
pipe.once('close', () => process.kill(process.pid, 'SIGTERM'));
pipe.resume().unref();
