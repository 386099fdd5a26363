import { createHash } from 'node:crypto';

/**
 * What forms, scripts and databases write where they know nobody. Were one of these texts an identifier,
 * everybody who carries it would be one person. Compared in lower case, without the quotes and brackets
 * around them, with `_` and `-` as blanks.
 */
export const PLACEHOLDER_TEXTS: readonly string[] = [
  ...['undefined', 'null', 'nil', 'none', 'nan', 'void', 'n/a', 'n.a.', 'na', '0', '-1'],
  ...[
    'unknown',
    'unspecified',
    'anonymous',
    'anon',
    'nobody',
    'guest',
    'test',
    'test user',
    'testuser',
  ],
  ...['guest user', 'anonymous user', 'unknown user', 'no user', 'user id', 'userid', 'client id'],
  ...[
    'admin',
    'administrator',
    'user',
    'visitor',
    'customer',
    'default',
    'empty',
    'blank',
    'missing',
  ],
  ...['not set', 'not provided', 'not available', 'not applicable', 'data not available'],
  ...['deleted', 'data deleted', 'redacted', 'object object', 'true', 'false', 'infinity'],
];

/** Local parts of e-mail addresses that stand for no person, at any domain. */
export const PLACEHOLDER_MAILBOXES: readonly string[] = [
  ...[
    'test',
    'guest',
    'anonymous',
    'anon',
    'nobody',
    'unknown',
    'undefined',
    'null',
    'none',
    'nan',
  ],
  ...['na', 'n/a', 'noreply', 'no-reply', 'no_reply', 'no.reply', 'donotreply', 'do-not-reply'],
  ...['noemail', 'no-email', 'no_email', 'nomail', 'no-mail'],
];

/** Addresses whose hashes arrive from systems that hash whatever stands in the field. */
const HASHED_ADDRESSES = [
  ...['x@x.x', 'a@a.a', 'x@x.com', 'a@a.com', 'none@none.com', 'null@null.com', 'no@no.com'],
  ...['test', 'guest', 'noreply', 'no-reply'].flatMap((name) =>
    ['test.com', 'example.com', 'guest.com', 'gmail.com', 'mail.com'].map((at) => `${name}@${at}`),
  ),
];

const TEXTS: ReadonlySet<string> = new Set(PLACEHOLDER_TEXTS);
const MAILBOXES: ReadonlySet<string> = new Set(PLACEHOLDER_MAILBOXES);

/** Placeholders of this installation, lower case; `name@` stands for a mailbox, `@domain` for a domain. */
export type OwnPlaceholders = ReadonlySet<string>;

/** Whether a value that a person, a login or a device should be known by says nobody. */
export function isPlaceholder(raw: string, own?: OwnPlaceholders): boolean {
  const text = raw.trim().toLowerCase();
  // Nothing that could name anybody: blank, `-`, `{}`, `[]`, `""`.
  if (!/[\p{L}\p{N}]/u.test(text)) return true;
  const bare = text.replace(/^["'`([{<]+|["'`)\]}>]+$/g, '').trim();
  const words = bare.replace(/[_\-\s]+/g, ' ');
  return (
    TEXTS.has(text) ||
    TEXTS.has(bare) ||
    TEXTS.has(words) ||
    // Ids of several parts, none of which is known: `undefined.undefined`.
    (bare.includes('.') && bare.split('.').every((part) => TEXTS.has(part))) ||
    isTemplate(text) ||
    isZero(text) ||
    isOneCharacter(text) ||
    isHashOfNothing(text, own) ||
    own?.has(text) === true
  );
}

/**
 * The same for the id that a vendor gave to a record. Its numbers are its own: 1111 is a record like
 * any other, only 0 and -1 are none.
 */
export function isPlaceholderRecord(raw: string, own?: OwnPlaceholders): boolean {
  const text = raw.trim().toLowerCase();
  return /^[1-9]\d*$/.test(text) ? own?.has(text) === true : isPlaceholder(text, own);
}

/** Whether a normalised address is no person's: a mailbox that nobody reads, `x@x.x`. */
export function isPlaceholderEmail(address: string, own?: OwnPlaceholders): boolean {
  const at = address.lastIndexOf('@');
  const mailbox = address.slice(0, at).replace(/\+.*$/, '');
  const domain = address.slice(at + 1);
  return (
    MAILBOXES.has(mailbox) ||
    isTypedAtRandom(mailbox, domain.split('.')[0]!) ||
    (own !== undefined && (own.has(address) || own.has(`${mailbox}@`) || own.has(`@${domain}`)))
  );
}

/** Whether an E.164 number was typed to fill a field: seven times one digit, or 1234567, at its end. */
export function isPlaceholderPhone(number: string, own?: OwnPlaceholders): boolean {
  const digits = number.replace(/\D/g, '');
  return (
    /(\d)\1{6}$/.test(digits) ||
    /(?:0?1234567(?:8(?:90?)?)?|9876543(?:21?0?)?)$/.test(digits) ||
    (own !== undefined && (own.has(number) || own.has(digits)))
  );
}

/** Whether a hash that came hashed was made of nothing, or of a placeholder. */
export function isHashOfNothing(text: string, own?: OwnPlaceholders): boolean {
  if (!/^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/.test(text)) return false;
  return HASHES().has(text) || (own !== undefined && hashesOf(own).has(text));
}

/** `x@x.x`, `aa@a.aa`, `asd@asd.com`. */
function isTypedAtRandom(mailbox: string, host: string): boolean {
  if (mailbox === host) return host.length <= 4;
  return /^(.)\1*$/.test(mailbox) && host.replaceAll(mailbox[0]!, '') === '';
}

/** What a template leaves where its variable was never filled in. */
function isTemplate(text: string): boolean {
  return /^(?:\{\{.*\}\}|\$\{.*\}|<%.*%>|%%.*%%|\[\[.*\]\]|\$\$.*\$\$)$/.test(text);
}

/** `0`, `000`, `0.0`, the nil UUID. */
function isZero(text: string): boolean {
  return /^[-+._:\s0]*0[-+._:\s0]*$/.test(text);
}

/** `xxxx`, `1111`, the UUID of f: no numbering gives them, but for the short numbers of small shops. */
function isOneCharacter(text: string): boolean {
  const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
  const plain = uuid ? text.replaceAll('-', '') : text;
  return /^\d/.test(plain) ? /^(\d)\1{3,}$/.test(plain) : /^(.)\1+$/u.test(plain);
}

let hashes: ReadonlySet<string> | undefined;
const HASHES = () => {
  hashes ??= digests(['', ' ', ...PLACEHOLDER_TEXTS, '(not set)', '(none)', ...HASHED_ADDRESSES]);
  return hashes;
};

const ownHashes = new WeakMap<OwnPlaceholders, ReadonlySet<string>>();
function hashesOf(own: OwnPlaceholders): ReadonlySet<string> {
  const known = ownHashes.get(own) ?? digests([...own]);
  ownHashes.set(own, known);
  return known;
}

function digests(texts: readonly string[]): ReadonlySet<string> {
  return new Set(
    texts.flatMap((text) =>
      ['md5', 'sha1', 'sha256'].map((kind) => createHash(kind).update(text).digest('hex')),
    ),
  );
}
