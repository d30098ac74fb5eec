import type { Plugin } from 'vite';
import { checkContent } from '../adapters/content/faults.ts';
import { contentRules } from '../adapters/content/rules.ts';
import { readYamlIfThere } from '../adapters/content/yaml/read-yaml.ts';
import { themeOf } from '../domain/blog/picture/colors.ts';

/** Gives the style sheet the colors of content/colors.yaml. It stands before Tailwind's plugin, which reads them. */
export function themeColors(contentDir: string): Plugin {
  return {
    name: 'theme-colors',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/styles\/global\.css(\?|$)/ },
      handler(css) {
        const yaml = readYamlIfThere(`${contentDir}/colors.yaml`);
        const colors = checkContent(contentRules(contentDir).colors, yaml);
        return { code: `${css}\n${themeOf(colors)}`, map: null };
      },
    },
  };
}
