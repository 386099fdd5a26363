const HIDDEN = '*';
/** An e-mail address, its `@` plain or percent-encoded. */
const EMAIL = /[^\s/?#&=;,:@%]+(?:%2b[^\s/?#&=;,:@%]+)*(?:@|%40)[^\s/?#&=;,:@%]+\.[a-z]{2,}/gi;
const PHONE_NAME = /phone|tel|mobil|msisdn|whatsapp|gsm|телефон|номер/i;
/** A number in international writing: `+` (also as `%2B`, or as the space that a plus becomes). */
const PHONE = /^(?:\+|%2b|00)[\d\s().-]{8,20}$/i;
const DIGITS = /\d/g;

/**
 * Replaces e-mail addresses anywhere in an address, and phone numbers among its parameters, by `*`: forms
 * sent by GET and careless links put them there, and addresses are stored readable. A long number in a
 * parameter that does not speak of a phone is an id, and stays.
 */
export function scrubAddress(url: string): string {
  const at = authorityEnd(url);
  let scrubbed = url;
  if (url.includes('@', at) || /%40/i.test(url))
    scrubbed = url.slice(0, at) + url.slice(at).replace(EMAIL, HIDDEN);
  const start = scrubbed.indexOf('?');
  if (start < 0) return scrubbed;
  const query = scrubbed.slice(start + 1);
  if ((query.match(DIGITS)?.length ?? 0) < 7) return scrubbed;
  return `${scrubbed.slice(0, start + 1)}${query.split('&').map(withoutPhone).join('&')}`;
}

function withoutPhone(pair: string): string {
  const equals = pair.indexOf('=');
  if (equals < 0) return pair;
  const name = pair.slice(0, equals);
  const value = pair.slice(equals + 1).replace(/#.*$/s, '');
  const digits = value.replace(/%[0-9a-f]{2}/gi, '').match(DIGITS)?.length ?? 0;
  if (digits < 7 || digits > 15) return pair;
  const plain = value.replace(/%20|\+(?=.)/g, (match, offset: number) =>
    match === '+' && offset === 0 ? '+' : ' ',
  );
  const isPhone = PHONE.test(plain) || (PHONE_NAME.test(name) && /^[\d\s+().%a-f-]+$/i.test(value));
  return isPhone ? `${name}=${HIDDEN}${pair.slice(equals + 1 + value.length)}` : pair;
}

/** Where the host ends: what stands before its `@` is a login of the address, and no e-mail. */
function authorityEnd(url: string): number {
  const match = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url);
  return match ? match[0].length : 0;
}
