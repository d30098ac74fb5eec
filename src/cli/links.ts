import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('./links/run.ts');
