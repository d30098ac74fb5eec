import type { APIContext, InferGetStaticPropsType } from 'astro';
import { icon as loadIcon } from '../adapters/content/collections.ts';
import { icon } from '../adapters/web/icon.ts';

const sizes = { 'apple-touch-icon': 180, 'icon-192': 192, 'icon-512': 512 };

export function getStaticPaths() {
  return Object.entries(sizes).map(([name, size]) => ({
    params: { icon: name },
    props: { size },
  }));
}

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export async function GET({ props: { size } }: APIContext<Props>): Promise<Response> {
  const png = await icon(await loadIcon(), size);
  return new Response(png, { headers: { 'Content-Type': 'image/png' } });
}
