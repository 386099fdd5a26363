type Tags = Record<string, string | number>;
interface Shown {
  readonly number: string | null;
  readonly shown: string | null;
  readonly hold_seconds: number;
}

const KEY = 'tl_n';
/** Where the snippet keeps the visitor, until they withdraw. */
const VISITOR_KEY = 'tl';
/** Where nobody may be known, the number of the source or the fallback is asked for. */
const PATIENCE_MS = 1000;

/** Blocked storage throws at every touch. */
function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

const digits = (text: string | null) => text?.replace(/\D/g, '') ?? '';

/**
 * Shows the number that is lent to this visitor in place of the site’s own: in `tel:` links and in elements with
 * `data-tl-number`. It is asked for again while the page is looked at, so that it stays the visitor’s.
 * @param own the number that is replaced; every number of a `tel:` link where it is not given.
 */
export function showNumbers(
  { pool, own, endpoint }: { pool: string; own: string | undefined; endpoint: string },
  onTags: (told: (tags: Tags) => void) => void,
): void {
  let tags: Tags | undefined;
  let isKept = false;
  let current = quietly(() => JSON.parse(sessionStorage.getItem(KEY)!) as Shown) ?? undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function show(): void {
    if (!current?.number) return;
    const { number, shown } = current;
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href^="tel:"]')) {
      const before = digits(link.href);
      const isOwn = own === undefined || before.endsWith(digits(own).slice(-8));
      if (!isOwn && !link.dataset.tl) continue;
      if (digits(link.textContent) && !link.querySelector('*')) write(link, shown ?? number);
      link.dataset.tl = '';
      if (before !== digits(number)) link.href = `tel:${number}`;
    }
    for (const element of document.querySelectorAll('[data-tl-number]'))
      write(element, shown ?? number);
  }

  async function ask(): Promise<void> {
    clearTimeout(timer);
    if (isKept && !isVisitorKept()) {
      tags = undefined;
      quietly(() => sessionStorage.removeItem(KEY));
    }
    const { tl_id: visitor, ...last } = tags ?? {};
    const body = JSON.stringify({
      ...{ pool: pool || undefined, visitor, last, number: current?.number ?? undefined },
      ...{ url: location.origin + location.pathname, webdriver: navigator.webdriver },
      ga: visitor && quietly(() => /(?:^|; )_ga=([^;]+)/.exec(document.cookie)?.[1]),
    });
    const answer = await fetch(endpoint, { method: 'POST', body, credentials: 'omit' })
      .then((reply) => (reply.ok ? (reply.json() as Promise<Shown>) : undefined))
      // The page keeps the number that it has.
      .catch(() => undefined);
    if (answer) current = answer;
    if (visitor) quietly(() => sessionStorage.setItem(KEY, JSON.stringify(current)));
    show();
    timer = setTimeout(
      () => {
        if (document.visibilityState === 'visible') void ask();
      },
      ((answer?.hold_seconds ?? 60) * 1000) / 3,
    );
  }

  onTags((told) => {
    tags = told;
    isKept = isVisitorKept();
    void ask();
  });
  timer = setTimeout(() => void ask(), PATIENCE_MS);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void ask();
  });
  new MutationObserver(show).observe(document, { childList: true, subtree: true });
  show();
}

const isVisitorKept = () => quietly(() => localStorage.getItem(VISITOR_KEY) !== null) ?? false;

/** Nothing is written twice: it would be a change that is looked at again. */
function write(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
