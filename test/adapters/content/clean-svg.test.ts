import { expect, test } from 'vitest';
import { cleanSvg } from '../../../src/adapters/content/clean-svg.ts';

const svg = (content: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 4 3"${attributes}>${content}</svg>`;

test.each([
  ['shapes', '<g fill="#f00" transform="scale(2)"><path d="M0 0h4v3z"/></g>'],
  ['words', '<text x="1" y="2" font-family="serif">A desk</text>'],
  ['what says it to those who cannot see', '<title>A desk</title><desc>With a lamp.</desc>'],
  ['what refers to itself', '<defs><circle id="a" r="1"/></defs><use href="#a"/><use xlink:href="#a"/>'],
  ['a gradient', '<linearGradient id="b"/><rect width="4" height="3" fill="url(#b)"/>'],
  ['a motion', '<circle r="1"><animate attributeName="r" to="2" dur="1s"/></circle>'],
  ['a style', '<style>.a{fill:red}@media (prefers-color-scheme:dark){.a{fill:#fff}}</style>'],
  ['a picture inside it', '<image href="data:image/png;base64,AAAA" width="1" height="1"/>'],
])('keeps %s', async (_, content) => {
  expect(await cleanSvg(svg(content))).toBe(svg(content));
});

test.each([
  ['a script', '<script>evil()</script>'],
  ['a script of another prefix', '<s:script xmlns:s="http://www.w3.org/2000/svg">evil()</s:script>'],
  ['a handler', '<rect onclick="evil()" onmouseover="evil()" onfancy="evil()"/>'],
  ['a handler set by a motion', '<set attributeName="onclick" to="evil()"/>'],
  ['an address set by a motion', '<a><animate attributeName="xlink:href" to="javascript:evil()"/></a>'],
  ['a link that runs', '<a href="javascript:evil()"><rect/></a>'],
  ['a link away', '<a xlink:href="https://evil.example/"><rect/></a>'],
  ['a picture from elsewhere', '<image href="https://evil.example/a.png"/>'],
  ['an SVG inside a data address', '<image href="data:image/svg+xml,evil"/>'],
  ['a use of another file', '<use href="evil.svg#a"/>'],
  ['a page inside it', '<foreignObject><iframe src="https://evil.example"/></foreignObject>'],
  ['an imported style', '<style>@import "https://evil.example/a.css";.a{fill:red}</style>'],
  ['a face from elsewhere', '<style>@font-face{src:url(https://evil.example/a.woff2)}</style>'],
  ['a style that spells it otherwise', '<style>.a{fill:u\\72l(//evil.example)}</style>'],
  ['a style in CDATA', '<style><![CDATA[.a{fill:url("//evil.example")}]]></style>'],
  ['a fill from elsewhere', '<rect fill="url(https://evil.example/#a)"/>'],
  ['a style attribute', '<rect style="background:url( \'//evil.example\' )"/>'],
  ['notes of the program', '<metadata>evil</metadata><!-- evil -->'],
])('takes out %s', async (_, content) => {
  expect(await cleanSvg(svg(content))).not.toMatch(/evil/i);
});

test('takes out what stands around the drawing', async () => {
  const around = `<?xml version="1.0"?><?xml-stylesheet href="evil.css"?><!DOCTYPE svg [<!ENTITY a "evil">]>`;
  const inkscape = ' xmlns:s="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" s:docname="evil.svg"';

  expect(await cleanSvg(around + svg('', ' onload="evil()"'))).not.toMatch(/evil/);
  expect(await cleanSvg(svg('<g/>', inkscape))).not.toMatch(/evil/);
});

test('throws at what is not well-formed', async () => {
  await expect(cleanSvg(svg('<g>'))).rejects.toThrow();
});
