import { choose, consent, isAllowed, isWaiting } from './consent.ts';
import { watchForms } from './forms.ts';
import { isHashPaged, isPinging } from './options.ts';
import { type Event, leave, push, resume } from './queue.ts';
import { readCookie } from './storage.ts';
import { clean, forget, handed, type Tags, uuid, visitor } from './visitor.ts';

type Params = Record<string, unknown>;
type Hook = (told: Tags | Event, form?: HTMLFormElement) => void;
type Command = (name: string, told?: unknown) => void;
interface Host {
  throughline?: Command & { q?: ArrayLike<unknown>[] };
}

const host = window as unknown as Host;
const held: Event[] = [];
/** Functions that the page gave: of carts and of forms. */
const hooks: Record<string, Hook[]> = { cart: [], form: [] };
let page = '';
let referrer = document.referrer;

const make = (name: string, params?: Params): Event => ({
  ...{ id: uuid(), name, at: Date.now(), url: location.href, referrer, title: document.title },
  params,
});

function track(name: string, params?: Params): Event {
  const event = make(name, params);
  if (isWaiting) held.push(event);
  else release(event);
  return event;
}

/** Sends an event as far as consent goes; without it nobody is behind it, and without pings nothing is sent. */
function release(event: Event, owner?: string): void {
  if (!isAllowed() && !isPinging && !owner) return;
  const { id = owner, first, last, storage } = visitor();
  const debug = /tl_debug=1/.test(location.search);
  const { webdriver } = navigator;
  Object.assign(event, { consent, visitor: id, storage, debug, webdriver });
  event.url = clean(event.url as string);
  event.referrer = clean(event.referrer as string);
  if (id) event.ga = readCookie('_ga');
  if (event.name !== 'page_view') Object.assign(event, { first, last });
  push(event);
}

/** Whoever withdraws is told of once, then forgotten. */
function takeConsent(told: Params): void {
  const { id } = visitor();
  if (!choose(told) || isWaiting) return;
  for (const event of held.splice(0)) release(event);
  if (isAllowed()) hooks.cart!.forEach(hand);
  else forget();
  release(make('consent'), id);
}

function hand(cart: Hook): void {
  const tags = handed();
  if (tags.tl_id) cart(tags);
}

const command: Command = (name, told) => {
  if (name === 'consent') takeConsent(told as Params);
  else if (typeof told === 'function') {
    hooks[name]?.push(told as Hook);
    if (name === 'cart') hand(told as Hook);
  } else track(name, told as Params);
};

/** One page view for each address; it is looked at after the title had time to change. */
function look(isAgain?: boolean): void {
  setTimeout(() => {
    const now = location.pathname + location.search + (isHashPaged ? location.hash : '');
    if (now === page && !isAgain) return;
    if (page) referrer = previous;
    page = now;
    previous = location.href;
    track('page_view');
  });
}
let previous = '';

function watchPages(): void {
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name];
    history[name] = function (this: History, ...given) {
      original.apply(this, given);
      look();
    };
  }
  for (const name of ['popstate', 'hashchange', 'pageshow'])
    addEventListener(name, (event) => look((event as PageTransitionEvent).persisted));
  // Also as it is shown again, which does no harm.
  for (const name of ['visibilitychange', 'pagehide']) addEventListener(name, leave);
}

/** Numbers, addresses and messengers: what is dialled is no call yet. */
function watchLinks(): void {
  addEventListener(
    'click',
    (event) => {
      const link = event.composedPath().find((one) => (one as Element).tagName === 'A');
      const { href = '' } = (link ?? {}) as HTMLAnchorElement;
      if (/^(tel|mailto):|\/\/(wa|t)\.me\//.test(href))
        track('click', { link_url: href, outbound: true });
    },
    true,
  );
}

function start(): void {
  const before = host.throughline?.q ?? [];
  host.throughline = command;
  resume();
  watchPages();
  watchForms(track, (event, form) => {
    for (const hook of hooks.form!) hook(event, form);
  });
  watchLinks();
  look();
  for (const given of before) command(given[0] as string, given[1]);
}

// Included twice, it counts once; a page that is only prepared is not seen yet.
if (!host.throughline || host.throughline.q) {
  if ((document as { prerendering?: boolean }).prerendering)
    document.addEventListener('prerenderingchange', start, { once: true });
  else start();
}
