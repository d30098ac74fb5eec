import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('./check/run.ts');
