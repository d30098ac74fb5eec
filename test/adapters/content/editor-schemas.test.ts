import { globSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { contentRules } from '../../../src/adapters/content/rules.ts';

const rules = contentRules('content');
const settings = JSON.parse(readFileSync('.vscode/settings.json', 'utf8'));
const wired: [path: string, files: string][] = Object.entries(settings['yaml.schemas']);
const names = [
  ...(['books', 'sponsors', 'assignments', 'site', 'coaching', 'programs', 'redirects', 'words', 'colors', 'comments'] as const),
];

// When a schema has changed: vitest run -u --config test/vitest.config.ts --project unit editor-schemas
test.each(names)('the editor has the schema of %s as it is', async (name) => {
  const path = `.vscode/schemas/${name}.json`;
  const schema = z.toJSONSchema(rules[name].schema, { io: 'input', unrepresentable: 'any' });
  const options = { ...(await resolveConfig(path)), filepath: path };

  await expect(await format(JSON.stringify(schema), options)).toMatchFileSnapshot(`../../../${path}`);
});

test('every schema is wired, and the files of the site and of the tests fit', () => {
  expect(wired.map(([path]) => path).toSorted()).toEqual(
    names.map((name) => `.vscode/schemas/${name}.json`).toSorted(),
  );
  for (const [path, files] of wired) {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const fits = ajv.compile(JSON.parse(readFileSync(path, 'utf8')));
    for (const file of globSync([files, `test/${files}`]))
      expect(
        fits(parse(readFileSync(file, 'utf8'))),
        `${file} ${ajv.errorsText(fits.errors)}`,
      ).toBe(true);
  }
});
