import {
  emailIdentifier,
  IDENTIFIER_TYPES,
  type IdentifierType,
  phoneIdentifier,
} from '@throughline/ingest/contract/identity';

/** A number that somebody types has at least so many digits; fewer are a part of a number of a sale. */
const FEWEST_DIGITS = 10;
const PHONE = /^\+?[\d\s().-]+$/;
const TYPES = new Set<string>(IDENTIFIER_TYPES);

/**
 * The identifiers, as `type:value`, that a text may be: an e-mail address or a phone number, hashed and readable, since an
 * installation keeps one or the other; or an identifier that names its type. Empty for any other text.
 */
export function searchedIdentifiers(text: string): readonly string[] {
  const colon = text.indexOf(':');
  const type = text.slice(0, colon);
  if (colon > 0 && TYPES.has(type)) {
    const value = text.slice(colon + 1).trim();
    return unique([`${type}:${value}`, ...spellings(type as IdentifierType, value)]);
  }
  const digits = text.replace(/\D/g, '').length;
  if (PHONE.test(text) && (digits >= FEWEST_DIGITS || text.startsWith('+')))
    return spellings('phone', text);
  return spellings('email', text);
}

function spellings(type: IdentifierType, text: string): readonly string[] {
  const read = type === 'email' ? emailIdentifier : type === 'phone' ? phoneIdentifier : undefined;
  if (!read) return [];
  return unique(
    [false, true].flatMap((keepContacts) => {
      const found = read(text, { keepContacts });
      return found ? [`${found.type}:${found.value}`] : [];
    }),
  );
}

const unique = (texts: readonly string[]) => [...new Set(texts)];
