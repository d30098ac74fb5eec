/** The fields of a form that was sent; undefined when it can't be read or says one thing twice. */
export async function readForm(request: Request): Promise<Record<string, unknown> | undefined> {
  const form = await request.formData().catch(() => undefined);
  const names = [...(form?.keys() ?? [])];
  return form && new Set(names).size === names.length ? Object.fromEntries(form) : undefined;
}
