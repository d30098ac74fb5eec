import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { imageMetadata } from 'astro/assets/utils';
import sharp from 'sharp';
import { cleanSvg } from './clean-svg.ts';
import { contentError } from './error.ts';

const asPhoto = 'export it as JPEG and use that';
const asMoving = 'save it as an animated GIF or WebP and use that';
const asFile = 'a picture is JPEG, PNG, WebP, AVIF, GIF or SVG';
/** What a size of a picture may need of memory, in pixels of all its frames; sharp stops there. */
const mostPixels = 0x3fff * 0x3fff;

/**
 * Why the site cannot show a file as a picture, as a sentence for the author that goes on after its name; undefined
 * when it can. The first bytes count, whatever the name says.
 */
export async function pictureFault(file: string): Promise<string | undefined> {
  const bytes = await readFile(file);
  const kind = kindOf(bytes);
  if (kind === 'svg') return faultOfSvg(bytes, file);
  if (/\.svg$/i.test(file)) return `is no drawing in SVG: let its name end as what it is; ${asFile}`;
  if (kind !== 'picture') return faults[kind];
  try {
    await imageMetadata(bytes, file);
    const { pages = 1, width, pageHeight, height } = await sharp(bytes).metadata();
    if (pages * width * (pageHeight ?? height) > mostPixels)
      return 'has too many pixels: make it smaller, 2,000 in width are plenty';
    if (isJpeg(bytes) ? isWhole(bytes) : await isReadable(bytes)) return undefined;
  } catch {
    // The bytes that should tell of the size do not.
  }
  return `cannot be read, it is damaged or not whole: ${asPhoto}, or copy it again`;
}

/**
 * The icon that the author has drawn, content/icon.svg, if there is one.
 * @throws Error for the author when it is no drawing
 */
export async function readIcon(contentDir: string): Promise<string | undefined> {
  const file = `${contentDir}/icon.svg`;
  if (!existsSync(file)) return undefined;
  const fault = await pictureFault(file);
  if (fault) throw contentError(`${file}: it ${fault}`);
  return cleanSvg(await readFile(file, 'utf8'));
}

function isJpeg(bytes: Buffer): boolean {
  return bytes.readUInt16BE(0) === 0xffd8;
}

/**
 * Whether a JPEG has its end, in its second half: a small picture in its head has one, too. What is damaged before
 * it is gray and no more, so that the many photos of a site need not be read whole.
 */
function isWhole(jpeg: Buffer): boolean {
  return jpeg.lastIndexOf(Buffer.of(0xff, 0xd9)) > jpeg.length / 2;
}

async function isReadable(bytes: Buffer): Promise<boolean> {
  await sharp(bytes, { failOn: 'error' }).resize(32).raw().toBuffer();
  return true;
}

async function faultOfSvg(bytes: Buffer, file: string): Promise<string | undefined> {
  if (!/\.svg$/i.test(file)) return 'is a drawing in SVG: let its name end in .svg';
  try {
    await cleanSvg(bytes.toString());
  } catch {
    return 'is a drawing in SVG that is not whole: export it again';
  }
  const { width, height } = await imageMetadata(bytes, file).catch(() => ({ width: 0, height: 0 }));
  if (width > 0 && height > 0) return undefined;
  return 'is a drawing in SVG that does not tell its size: export it with width and height';
}

type Fault = keyof typeof faults;

const faults = {
  heic: `is a photo in HEIC, as an iPhone takes it, which browsers do not show: ${asPhoto}`,
  'moving avif': `is a moving AVIF, which the site cannot keep moving: ${asMoving}`,
  'moving png': `is a moving PNG, which the site cannot keep moving: ${asMoving}`,
  video: `is a film: ${asMoving}, or write a link to where it can be seen`,
  pdf: 'is a PDF: export the page as PNG, or write a link to the file',
  raw: `is in a format that browsers do not show: ${asPhoto}`,
  page: 'is a web page that was saved under the name of a picture: save the picture itself',
  empty: 'is empty: copy the picture again',
  unknown: `is no picture: ${asFile}`,
};

function kindOf(bytes: Buffer): Fault | 'picture' | 'svg' {
  if (bytes.length === 0) return 'empty';
  const start = bytes.toString('latin1', 0, 4096);
  if (start.slice(4, 8) === 'ftyp') return kindOfContainer(start);
  if (/^\x89PNG\r\n\x1a\n/.test(start)) return isMovingPng(bytes) ? 'moving png' : 'picture';
  if (/^(\xff\xd8\xff|GIF8|RIFF.{4}WEBP|II\*\0|MM\0\*)/s.test(start)) return 'picture';
  if (/^(RIFF.{4}AVI |\x1a\x45\xdf\xa3|OggS|\0\0\x01[\xb3\xba]|FLV)/s.test(start)) return 'video';
  if (start.startsWith('%PDF')) return 'pdf';
  if (/^(BM|8BPS|\0\0\x01\0|\xff\x0a|\0\0\0\x0c(JXL|jP) )/.test(start)) return 'raw';
  const text = start.replace(/^\xef\xbb\xbf/, '').trimStart();
  if (/^<!doctype html|^<html/i.test(text)) return 'page';
  return /^<(\?xml|!--|!doctype svg|svg\b)/i.test(text) && /<svg[\s>]/.test(bytes.toString())
    ? 'svg'
    : 'unknown';
}

/** Of HEIF's family, https://www.iana.org/assignments/media-types/image/heic, and of films in MP4. */
function kindOfContainer(start: string): Fault | 'picture' {
  const length = start.charCodeAt(2) * 256 + start.charCodeAt(3);
  const brands: string[] = start.slice(8, Math.max(16, length)).match(/.{4}/gs) ?? [];
  const [major = ''] = brands;
  if (major === 'avis') return 'moving avif';
  if (major === 'avif') return 'picture';
  const isHeic = (brand: string) => /^(hei[cxms]|hev[cxms])$/.test(brand);
  if (isHeic(major) || /^(mif1|msf1)$/.test(major))
    return brands.includes('avif') && !brands.some(isHeic) ? 'picture' : 'heic';
  return major === 'crx ' ? 'raw' : 'video';
}

/** A PNG that moves tells of it before its first picture: https://wiki.mozilla.org/APNG_Specification */
function isMovingPng(bytes: Buffer): boolean {
  for (let at = 8; at + 8 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const chunk = bytes.toString('latin1', at + 4, at + 8);
    if (chunk === 'acTL') return true;
    if (chunk === 'IDAT') return false;
  }
  return false;
}
