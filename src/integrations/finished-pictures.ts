import type { Plugin } from 'vite';

// What Astro takes for the picture service of a server: https://docs.astro.build/en/reference/image-service-reference/
const service = `export default {
  getURL: ({ src }) => (typeof src === 'string' ? src : src.src),
  getHTMLAttributes: ({ src, width, height, format, quality, ...attributes }) => ({
    ...attributes,
    width: width ?? src.width,
    height: height ?? src.height,
  }),
};`;

/**
 * Leaves no work on pictures to the server: the build has made every size by then, and Astro's route for more of
 * them (`/_image`) would compute whatever size a stranger asks for. sharp, two thirds of a function, stays out with
 * it. A page on demand shows a picture as it is.
 */
export function finishedPictures(): Plugin {
  return {
    name: 'finished-pictures',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'ssr',
    load: {
      filter: { id: /\/astro\/dist\/assets\/(services\/sharp|endpoint\/(node|generic))\.js$/ },
      handler: (id) =>
        id.includes('/services/')
          ? service
          : 'export const GET = () => new Response(null, { status: 404 });',
    },
  };
}
