import type { Element, ElementContent } from 'hast';
import type { Answers, Wanted } from './answers.ts';
import { make, text } from './elements.ts';
import { missing } from './marks.ts';
import { shown } from './shown.ts';

/** A picture beside the text, the face that it drew, or the place where it is missing. */
export function picture(node: Element, answers: Answers): ElementContent[] {
  if (isPixel(node)) return [];
  const face = faceIn(node);
  if (face) return text(face);
  const wanted = wantedPicture(node);
  if (!wanted) {
    const { src } = node.properties;
    if (src)
      answers.note(`the picture “${shown(String(src))}” was left out: it has no web address`);
    return [];
  }
  const found = answers.picture(wanted);
  if ('missing' in found) return [make(missing, { title: found.missing, alt: wanted.alt }, [])];
  return [make('img', found, [])];
}

/** The picture that an element shows; many show it only when it comes into view. */
export function wantedPicture(node: Element): Wanted | undefined {
  if (isPixel(node) || faceIn(node)) return undefined;
  const { src, srcSet, alt, dataId, dataSrc, dataLazySrc, dataOriginal } = node.properties;
  const [first] = String(srcSet ?? '').split(/[\s,]/);
  const address = [dataLazySrc, dataSrc, dataOriginal, src, first].find(
    (each) => typeof each === 'string' && /^(https?:)?\/|^[^:]+$/.test(each.trim()),
  );
  if (typeof address !== 'string') return undefined;
  const id = dataId == null ? undefined : String(dataId);
  return { src: address.trim(), alt: String(alt ?? '').trim(), id };
}

/** Nobody sees it: it tells a shop that the page was opened. */
function isPixel({ properties: { width, height } }: Element): boolean {
  return [width, height].every((size) => size === 0 || size === 1);
}

/** WordPress draws faces such as 😀 as pictures; their words are the face. */
function faceIn({ properties: { src, alt, className } }: Element): string | undefined {
  const isFace =
    /\/images\/core\/emoji\//.test(String(src)) ||
    (Array.isArray(className) &&
      className.some((name) => name === 'emoji' || name === 'wp-smiley'));
  return isFace && alt ? String(alt) : undefined;
}
