import { addContacts } from './contacts.ts';
import { showNumbers } from './numbers.ts';

type Params = Record<string, unknown>;
interface Host {
  throughline: { (...told: unknown[]): void; q?: unknown[] };
  dataLayer?: ArrayLike<unknown>[];
}

const host = window as unknown as Host;
const script = document.currentScript as HTMLScriptElement | null;
const { contacts, layer, numbers, own, to = '/collect/number' } = script?.dataset ?? {};

// Both files may load in either order.
host.throughline ??= (...told: unknown[]) => {
  host.throughline.q ??= [];
  host.throughline.q.push(told);
};

if (contacts !== undefined)
  host.throughline('form', (event: Params, form: HTMLFormElement) =>
    addContacts(event, form, contacts),
  );
if (layer !== undefined) readLayer();
if (numbers !== undefined)
  showNumbers(
    { pool: numbers, own, endpoint: new URL(to, script?.src || location.href).href },
    (told) => host.throughline('cart', told),
  );

/** Consent and e-commerce events that are told to Google’s tags, read from their `dataLayer`. */
function readLayer(): void {
  host.dataLayer ??= [];
  const entries = host.dataLayer;
  const read = (entry: ArrayLike<unknown> & Params) => {
    if (entry[0] === 'consent') host.throughline('consent', entry[2] ?? {});
    else if (entry[0] === 'event' && (entry[2] as Params | undefined)?.items)
      host.throughline(entry[1], entry[2]);
    else if (entry.event && entry.ecommerce) host.throughline(entry.event, entry.ecommerce);
  };
  const push = entries.push;
  entries.push = function (...more) {
    const size = push.apply(this, more);
    for (const entry of more) read(entry as never);
    return size;
  };
  for (const entry of entries) read(entry as never);
}
