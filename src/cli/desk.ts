import { enableCompileCache } from 'node:module';

// Half of the time goes into stripping and compiling; what follows remembers it.
enableCompileCache();
await import('./desk/run.ts');
