import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { WrittenRedirect } from '../../domain/blog/redirect/faults.ts';
import type { Redirect } from '../../domain/blog/redirect/redirector.ts';
import { checkContent } from './faults.ts';
import { isThere, nameOf, pathsIn } from './places.ts';
import { readYaml, readYamlFile } from './yaml/read-yaml.ts';
import { contentRules } from './rules.ts';

/**
 * The old addresses of the site: `formerly` of posts and pages, and redirects.yaml if there is one. Where one
 * of redirects.yaml leads to a picture, `to` is its path in content/.
 * @throws Error that names file, line and field, and what to write there.
 */
export function readRedirects(contentDir: string): WrittenRedirect[] {
  return [...formerly(contentDir, 'posts'), ...formerly(contentDir, 'pages'), ...listed(contentDir)];
}

/**
 * Whether a redirect leads to a post that is there and that readers cannot see yet, or to a picture of one: it
 * waits with the post.
 * @param serves whether the site answers a path
 */
export function waits(
  { to }: WrittenRedirect,
  contentDir: string,
  serves: (path: string) => boolean,
): boolean {
  const [, slug] = /^\/?posts\/([^/?#]+)/.exec(to) ?? [];
  return (
    slug !== undefined && isThere(contentDir, 'posts', slug) && !serves(`/posts/${slug}/`)
  );
}

/** The texts of content/ that show a picture, by the paths of their pages; `to` as in redirects.yaml. */
export function pagesWith(contentDir: string, to: string): string[] {
  const name = basename(to);
  if (!existsSync(`${contentDir}/${to}`)) return [];
  const [, slug] = /^posts\/([^/]+)/.exec(to) ?? [];
  if (slug !== undefined) return [`/posts/${slug}/`];
  return pathsIn(contentDir, 'pages')
    .filter((path) => readFileSync(`${contentDir}/pages/${path}`, 'utf8').includes(name))
    .map((path) => `/${nameOf(path)}/`);
}

function formerly(contentDir: string, place: 'posts' | 'pages'): WrittenRedirect[] {
  const rule = contentRules(contentDir)[place];
  return pathsIn(contentDir, place).flatMap((path) => {
    const file = `${contentDir}/${place}/${path}`;
    const source = readFileSync(file, 'utf8');
    // Few have moved, and to read YAML takes a hundred times as long as to look.
    if (!/\bformerly\b/.test(source)) return [];
    const yaml = readYaml(file, source);
    const to = `/${place === 'posts' ? 'posts/' : ''}${nameOf(path)}/`;
    return checkContent({ schema: rule.schema }, yaml).formerly.map((from, index) => {
      return writtenAt({ from, to }, () => `${file}:${yaml.lineOf(['formerly', index])} formerly:`);
    });
  });
}

function listed(contentDir: string): WrittenRedirect[] {
  const file = `${contentDir}/redirects.yaml`;
  if (!existsSync(file)) return [];
  const yaml = readYamlFile(file);
  return checkContent(contentRules(contentDir).redirects, yaml).map((redirect, index) => {
    return writtenAt(redirect, (field) => `${file}:${yaml.lineOf([index, field])} ${field}:`);
  });
}

/** Lines are looked for when somebody asks, because thousands of redirects are good. */
function writtenAt(redirect: Redirect, placeOf: (field: 'from' | 'to') => string): WrittenRedirect {
  const at = {
    get from() {
      return placeOf('from');
    },
    get to() {
      return placeOf('to');
    },
  };
  return { ...redirect, at };
}
