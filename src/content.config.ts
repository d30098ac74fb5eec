import { byNode } from './adapters/by-node.ts';
import type * as Declaring from './adapters/content/load/declare.ts';
import type * as Environment from './environment.ts';

// Node has these for the check of a build; Vite would read and transform each file below them once more.
const load = byNode(import.meta.url);
const { readBuildEnv } = load('./environment.ts') as typeof Environment;
const { declareCollections } = load('./adapters/content/load/declare.ts') as typeof Declaring;

export const collections = declareCollections(readBuildEnv(process.env).contentDir);
