import { hex } from '../snippet/hex.ts';

type Event = Record<string, unknown>;

/** SHA-256 of an address or a number as every system writes it; undefined where it cannot be written so. */
async function hashOf(
  kind: 'email' | 'phone',
  raw: string,
  country: string,
): Promise<string | undefined> {
  let text = raw.trim().toLowerCase();
  if (kind === 'phone') {
    const digits = text.replace(/\D/g, '');
    if (text.startsWith('+')) text = `+${digits}`;
    else if (country) text = country + digits.replace(/^[08]/, '');
    else return undefined;
  }
  if (text.length < 7) return undefined;
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return hex(new Uint8Array(bytes));
}

const filledIn = (form: HTMLFormElement, type: string) =>
  form.querySelector<HTMLInputElement>(`[type=${type}],[autocomplete~=${type}]`)?.value;

/**
 * Adds hashes of a form’s e-mail address and phone number to its event, which waits a moment to be sent; no
 * value leaves the page, and none is read where advertising or its use of contacts is denied.
 * @param country what stands before numbers without one, such as `+49`.
 */
export function addContacts(event: Event, form: HTMLFormElement, country: string): void {
  const consent = (event.consent ?? {}) as Record<string, unknown>;
  if (!event.visitor || consent.ads === 'denied' || consent.ad_user_data === 'denied') return;
  if ((navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl) return;
  for (const [kind, type] of [
    ['email', 'email'],
    ['phone', 'tel'],
  ] as const) {
    const value = filledIn(form, type);
    if (value)
      hashOf(kind, value, country).then(
        (hash) => {
          event[kind] = hash;
        },
        // A page without TLS has no hashes.
        () => {},
      );
  }
}
