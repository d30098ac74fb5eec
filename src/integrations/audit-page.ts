import { Parser } from 'htmlparser2';
import type { Program } from '../domain/affiliate/program.ts';
import { ofPaidLink, type Finding } from './audit-paid-links.ts';

/** What one reading of a page's HTML tells. */
export type Page = {
  /** What is wrong with its paid links. */
  paid: Finding[];
  /** Where its links lead, as written. */
  links: string[];
  /** What it loads or sends forms to, as written, and by which element. */
  loads: { element: string; address: string }[];
  ids: Set<string>;
  /** The ids that stand on headings. */
  anchors: string[];
  /** The words of each h1. */
  headlines: string[];
};

/** What is wrong with the paid links of one page, or of one feed item's HTML. */
export function inPage(html: string, programs: readonly Program[]): Finding[] {
  return readPage(html, programs).paid;
}

export function readPage(html: string, programs: readonly Program[]): Page {
  const page: Page = { paid: [], links: [], loads: [], ids: new Set(), anchors: [], headlines: [] };
  let disclosed = false;
  let depthOfDisclosure = 0;
  let inHeadline = false;
  const parser = new Parser({
    onopentag(element, attributes) {
      if (depthOfDisclosure > 0 || 'data-disclosure' in attributes) depthOfDisclosure++;
      const { id } = attributes;
      if (id) page.ids.add(id);
      if (id && /^h[2-6]$/.test(element)) page.anchors.push(id);
      if (element === 'h1') page.headlines.push('');
      inHeadline ||= element === 'h1';
      const href = attributes['href'] ?? attributes['xlink:href'];
      if (href !== undefined && (element === 'a' || element === 'area')) {
        page.links.push(href);
        const finding = ofPaidLink(href, attributes['rel'], disclosed, programs);
        if (finding) page.paid.push(finding);
      }
      for (const address of loadedBy(element, attributes)) page.loads.push({ element, address });
    },
    ontext(text) {
      disclosed ||= depthOfDisclosure > 0 && text.trim() !== '';
      if (inHeadline) page.headlines.push((page.headlines.pop() ?? '') + text);
    },
    onclosetag(element) {
      if (depthOfDisclosure > 0) depthOfDisclosure--;
      if (element === 'h1') inHeadline = false;
    },
  });
  parser.end(html);
  return page;
}

function loadedBy(element: string, attributes: Record<string, string>): string[] {
  const { src, srcset, poster, data, action, formaction, href, rel = '' } = attributes;
  const isLoaded = element === 'link' && /\b(stylesheet|icon|preload|modulepreload)\b/.test(rel);
  const drawn = element === 'image' || element === 'use' ? (href ?? attributes['xlink:href']) : '';
  const set = (srcset ?? '').split(/,\s+/).map((candidate) => candidate.trim().split(/\s/)[0]);
  const object = element === 'object' ? data : '';
  const all = [src, ...set, poster, object, action, formaction, isLoaded ? href : '', drawn];
  return all.flatMap((address) => address || []);
}
