import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const entrypoint = fileURLToPath(new URL('../pages/_contact.astro', import.meta.url));

/** The form at /contact/, where it is on; elsewhere the author may have a page of that name. */
export function contactPage(isOn: boolean): AstroIntegration {
  return {
    name: 'contact-page',
    hooks: {
      'astro:config:setup'({ injectRoute }) {
        if (isOn) injectRoute({ pattern: '/contact', entrypoint, prerender: false });
      },
    },
  };
}
