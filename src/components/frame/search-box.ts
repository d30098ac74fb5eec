import { directionOf } from '../../domain/blog/text/direction.ts';

type Found = { url: string; excerpt: string; meta: { title: string; kind?: string } };
type Hit = { data(): Promise<Found> };
type Pagefind = {
  init(): Promise<void>;
  /** `null` when another search came after it. */
  debouncedSearch(words: string, options: object, wait: number): Promise<{ results: Hit[] } | null>;
};

const atATime = 10;
const wait = 150;
// In a variable: a bundler would look for the file, which is made after the bundle.
const engineUrl = '/pagefind/pagefind.js';

let engine: Promise<Pagefind> | undefined;

/** Brings the search form to life; the engine is fetched when the reader first turns to it. */
export function startSearch(box: HTMLElement) {
  const [form, field, status, list, more, pattern] = [
    one(box, 'form', HTMLFormElement),
    one(box, 'input', HTMLInputElement),
    one(box, '[role=status]', HTMLElement),
    one(box, 'ol', HTMLOListElement),
    one(box, '[data-more]', HTMLButtonElement),
    one(box, 'template', HTMLTemplateElement),
  ];
  let hits: Hit[] = [];

  async function search() {
    const words = field.value.trim();
    history.replaceState(null, '', words ? `?${new URLSearchParams({ q: words })}` : './');
    if (!words) return show('', []);
    // The reader may type on while the answer is on its way.
    const isOld = () => field.value.trim() !== words;
    try {
      const { debouncedSearch } = await load();
      const answer = await debouncedSearch(words, {}, wait);
      const first = await rowsOf(answer?.results.slice(0, atATime) ?? []);
      if (!answer || isOld()) return;
      show(summary(answer.results.length, words), first, answer.results.slice(atATime));
    } catch {
      if (isOld()) return;
      show('The search did not load. Everything is in the archive and under the tags below.', []);
    }
  }

  async function rowsOf(some: Hit[]) {
    const found = await Promise.all(some.map((hit) => hit.data()));
    return found.map((each) => row(pattern, each));
  }

  /** Who has gone to what was found stays there. */
  function show(text: string, rows: Element[], others: Hit[] = []) {
    const isThere = list.contains(document.activeElement);
    status.textContent = text;
    list.replaceChildren(...rows);
    hits = others;
    more.hidden = hits.length === 0;
    if (isThere) (list.querySelector('a') ?? field).focus();
  }

  async function showMore() {
    const shown = hits;
    const rows = await rowsOf(shown.slice(0, atATime));
    // Another search has come between.
    if (shown !== hits) return;
    list.append(...rows);
    hits = shown.slice(atATime);
    more.hidden = hits.length === 0;
    rows[0]?.querySelector('a')?.focus();
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void search();
  });
  field.addEventListener('input', () => void search());
  field.addEventListener('focus', () => void load().catch(() => undefined), { once: true });
  more.addEventListener('click', () => void showMore());
  box.addEventListener('keydown', (event) =>
    moveFocus(event, [field, ...list.querySelectorAll('a')]),
  );

  field.value = new URLSearchParams(location.search).get('q') ?? '';
  if (field.value) void search();
}

function load(): Promise<Pagefind> {
  engine ??= import(/* @vite-ignore */ engineUrl).then(async (pagefind: Pagefind) => {
    await pagefind.init();
    return pagefind;
  });
  return engine;
}

function summary(count: number, words: string): string {
  if (count === 0) return `Nothing about “${words}”. Try one word, or look around below.`;
  return `${count} ${count === 1 ? 'result' : 'results'} for “${words}”`;
}

function row(pattern: HTMLTemplateElement, { url, excerpt, meta }: Found): Element {
  const item = pattern.content.firstElementChild!.cloneNode(true) as Element;
  const link = one(item, 'a', HTMLAnchorElement);
  link.href = url;
  link.textContent = meta.title;
  const quoted = one(item, '[data-excerpt]', HTMLElement);
  // Pagefind escapes the text; the only elements are its marks.
  quoted.innerHTML = excerpt;
  const title = one(item, 'h2', HTMLElement);
  for (const words of [title, quoted]) words.dir = directionOf(words.textContent) ?? '';
  one(item, '[data-kind]', HTMLElement).textContent = meta.kind ?? '';
  return item;
}

/** The arrow keys go from the field through what was found and back. */
function moveFocus(event: KeyboardEvent, stops: HTMLElement[]) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const here = stops.indexOf(document.activeElement as HTMLElement);
  const next = step !== undefined && here >= 0 ? stops[here + step] : undefined;
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function one<Type extends Element>(box: Element, selector: string, type: new () => Type): Type {
  const element = box.querySelector(selector);
  if (element instanceof type) return element;
  throw new Error(`The search box has no ${selector}`);
}
