export type FormValue = string | FormValue[] | FormFields;
export interface FormFields {
  [key: string]: FormValue;
}

/**
 * Decodes `a[b][0]=c` as the SDK encodes it. Values stay strings; a map with the keys 0…n-1 becomes
 * an array, except `metadata`, which is a map whatever its keys. Maps have no prototype.
 */
export function decodeForm(text: string): FormFields {
  const fields = emptyMap();
  for (const [name, value] of new URLSearchParams(text)) place(fields, pathOf(name), value);
  return withArrays(fields);
}

function pathOf(name: string): string[] {
  const open = name.indexOf('[');
  if (open <= 0 || !name.endsWith(']')) return [name];
  return [name.slice(0, open), ...name.slice(open + 1, -1).split('][')];
}

function place(map: FormFields, [key = '', ...rest]: string[], value: string): void {
  const name = key === '' ? String(Object.keys(map).length) : key;
  if (rest.length === 0) {
    map[name] = value;
    return;
  }
  const inner = map[name];
  const next = typeof inner === 'object' && !Array.isArray(inner) ? inner : emptyMap();
  map[name] = next;
  place(next, rest, value);
}

function withArrays(map: FormFields): FormFields {
  const result = emptyMap();
  for (const [key, value] of Object.entries(map))
    result[key] = typeof value === 'string' || key === 'metadata' ? value : arrayOrMap(value);
  return result;
}

function arrayOrMap(value: FormValue): FormValue {
  if (typeof value === 'string' || Array.isArray(value)) return value;
  const inner = withArrays(value);
  const keys = Object.keys(inner);
  const isList = keys.every((key, index) => key === String(index));
  return isList ? Object.values(inner) : inner;
}

function emptyMap(): FormFields {
  return Object.create(null) as FormFields;
}
