/** No form of ours is larger, has more fields, or takes longer to arrive. */
const LARGEST = 65_536;
const MOST_FIELDS = 50;
const LONGEST = 10_000;

/** The fields of a form that was sent; undefined when it can't be read, is too much, or says one thing twice. */
export async function readForm(request: Request): Promise<Record<string, unknown> | undefined> {
  const body = await readBody(request);
  const headers = { 'content-type': request.headers.get('content-type') ?? '' };
  const form = body && (await new Response(body, { headers }).formData().catch(() => undefined));
  const names = [...(form?.keys() ?? [])];
  const isSound = new Set(names).size === names.length && names.length <= MOST_FIELDS;
  return form && isSound ? Object.fromEntries(form) : undefined;
}

async function readBody({ body }: Request): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const reader = body?.getReader();
  if (!reader) return new Uint8Array();
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, LONGEST);
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const part = await Promise.race([reader.read(), late]);
      if (part?.done) return Uint8Array.from(Buffer.concat(parts));
      size += part?.value.length ?? Infinity;
      if (size > LARGEST) return undefined;
      parts.push(part!.value!);
    }
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
    void reader.cancel().catch(() => undefined);
  }
}
