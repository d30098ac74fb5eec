import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Loader, type LoaderContext, glob } from 'astro/loaders';
import type { z } from 'zod';
import { messageOf } from '../../../domain/message-of.ts';
import { checkContent, type Rule } from '../faults.ts';
import { nameOf, pathsIn, patternOf, refuseMisplaced, type Place } from '../places.ts';
import { type Context, type EntryType, renderPlainTexts } from './plain-texts.ts';
import { readYaml, readYamlFile, type Yaml } from '../yaml/read-yaml.ts';

/**
 * Loads a folder of content/, one file an entry. A file that is misplaced, or that does not fit the schema or
 * the check, stops a build with an Error for the author; `astro dev` shows it and goes on.
 */
export function folderLoader<Schema extends z.ZodType>(
  contentDir: string,
  place: Place,
  rule: Rule<Schema>,
): Loader {
  const files = glob({
    base: `${contentDir}/${place}`,
    pattern: patternOf(place),
    generateId: ({ entry }) => nameOf(entry),
  });
  return {
    ...files,
    async load(context) {
      refuseMisplaced(contentDir, place);
      const isEmpty = pathsIn(contentDir, place).length === 0;
      if (isEmpty) leaveEmpty(context);
      if (isEmpty && !context.watcher) return;
      const plainly = renderPlainTexts(isEmpty ? silent(context) : context);
      const entryTypes = strictTypes(plainly, `${contentDir}/${place}`, rule);
      await files.load({ ...plainly, entryTypes } as Context);
      whenAdded(context, `${contentDir}/${place}`, () => refuseMisplaced(contentDir, place));
    },
  };
}

/**
 * Loads one YAML file as the only entry of its collection, under the name of the collection; of a file that a
 * site may do without, and does, no entry.
 */
export function fileLoader<Schema extends z.ZodType>(
  path: string,
  rule: Rule<Schema>,
  need: 'needed' | 'optional' = 'needed',
): Loader {
  return {
    name: 'single-file',
    async load(context) {
      const { collection: id, config, parseData, store, watcher } = context;
      const filePath = fileURLToPath(new URL(path, config.root));
      const read = async () => {
        if (need === 'optional' && !existsSync(path)) return leaveEmpty(context);
        const data = strictly(readYamlFile(path), rule);
        store.set({ id, data: await parseData({ id, data, filePath }), filePath: path });
      };
      await read();
      watcher?.add(filePath);
      // An editor may empty a file before it fills it.
      const readAgain = () => wait(100).then(read);
      for (const event of ['add', 'change', 'unlink'])
        watcher?.on(event, (changed: string) => {
          if (changed === filePath) void survive(context, readAgain);
        });
    },
  };
}

/** Not every site has sponsors. Astro warns of an empty folder, and of a collection that never held anything. */
export function leaveEmpty({ store }: LoaderContext) {
  store.clear();
  store.set({ id: 'nothing', data: {} });
  store.delete('nothing');
}

/** Astro would say that the folder holds nothing; it looks there all the same once it does. */
function silent(context: LoaderContext): LoaderContext {
  const logger = Object.create(context.logger) as typeof context.logger;
  logger.warn = () => undefined;
  return { ...context, logger };
}

/**
 * Astro's ways to read a file, but ours looks first and its data counts: Astro's own YAML takes 30 February
 * for 2 March, and speaks of mistakes in a parser's words.
 */
function strictTypes<Schema extends z.ZodType>(
  { entryTypes, generateDigest, store }: Context,
  folder: string,
  rule: Rule<Schema>,
) {
  const isKept = (path: string, contents: string) =>
    store.get(nameOf(relative(folder, path)))?.digest === generateDigest(contents);
  const strict = (type: EntryType): EntryType => ({
    ...type,
    async getEntryInfo(file) {
      const name = relative(process.cwd(), fileURLToPath(file.fileUrl));
      const data = strictly(readYaml(name, file.contents), rule);
      // Of a file that Astro has kept as it is, it reads nothing more.
      return { ...(!isKept(name, file.contents) && (await type.getEntryInfo(file))), data };
    },
  });
  return new Map([...entryTypes].map(([extension, type]) => [extension, strict(type)]));
}

/** The data as it stands in the file, once it is known to be good. */
function strictly<Schema extends z.ZodType>(yaml: Yaml, rule: Rule<Schema>) {
  checkContent(rule, yaml);
  return yaml.data as Record<string, unknown>;
}

/** Once for all files that come at about the same time, since the watcher begins with every one there is. */
function whenAdded(context: LoaderContext, folder: string, act: () => void) {
  const path = fileURLToPath(new URL(`${folder}/`, context.config.root));
  let timer: NodeJS.Timeout | undefined;
  context.watcher?.on('add', (added) => {
    if (!added.startsWith(path)) return;
    clearTimeout(timer);
    timer = setTimeout(() => void survive(context, act), 100);
  });
}

/** What goes wrong while `astro dev` watches is said, and the last good state stays. */
export async function survive({ logger }: LoaderContext, act: () => void | Promise<void>) {
  try {
    await act();
  } catch (fault) {
    logger.error(messageOf(fault));
  }
}
