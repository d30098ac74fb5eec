/** A form has no more fields than that, takes no longer to arrive, and is no larger, unless it says so. */
const LARGEST = 65_536;
/** What is too long comes back whole to who typed it, so such a form may be as large as any request. */
export const LONG_FORM = 1_048_576;
const MOST_FIELDS = 50;
const LONGEST = 10_000;

export type Form = Record<string, unknown>;
const read = new WeakMap<Request, Promise<Form | undefined>>();

/**
 * The fields of a form that was sent; undefined when it can't be read, is too much, or says one thing twice. Who asks
 * again gets the same.
 */
export function readForm(request: Request, largest = LARGEST): Promise<Form | undefined> {
  const form = read.get(request) ?? readOnce(request, largest);
  read.set(request, form);
  return form;
}

async function readOnce(request: Request, largest: number): Promise<Form | undefined> {
  const body = await readBody(request, largest);
  const headers = { 'content-type': request.headers.get('content-type') ?? '' };
  const form = body && (await new Response(body, { headers }).formData().catch(() => undefined));
  return form && formOf(form);
}

/** What of a form is text, as it was typed: a page that refuses the form gives it back. */
export function typedIn(form: Form | undefined): Record<string, string> {
  const isText = (field: [string, unknown]): field is [string, string] =>
    typeof field[1] === 'string';
  return Object.fromEntries(Object.entries(form ?? {}).filter(isText));
}

/** The fields of a form that has been read; undefined where one stands twice, or there are too many. */
export function formOf(fields: FormData | URLSearchParams): Form | undefined {
  const names = [...fields.keys()];
  const isSound = new Set(names).size === names.length && names.length <= MOST_FIELDS;
  return isSound ? Object.fromEntries(fields) : undefined;
}

async function readBody(
  { body }: Request,
  largest: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
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
      if (size > largest) return undefined;
      parts.push(part!.value!);
    }
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
    void reader.cancel().catch(() => undefined);
  }
}
