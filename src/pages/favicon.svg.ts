import { icon } from '../adapters/content/collections.ts';

export async function GET(): Promise<Response> {
  return new Response(await icon(), { headers: { 'Content-Type': 'image/svg+xml' } });
}
