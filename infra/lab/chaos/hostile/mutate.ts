import type { Random } from '../../../simulator/random.ts';

/** What scripts, spreadsheets, cut-off text and malice put where a value is expected. */
const STRANGE: readonly unknown[] = [
  null,
  '',
  ' ',
  'undefined',
  '[object Object]',
  'half an emoji \ud83d',
  '\ude00 the other half',
  '\u0000',
  '\u2028\u2029\ufeff',
  '\u202e gnp.exe',
  'a'.repeat(600),
  'я'.repeat(511),
  '=HYPERLINK("http://evil.example")',
  '<script>alert(1)</script>',
  "'; DROP TABLE events; --",
  '../../etc/passwd',
  '%CB%E5%F2%EE',
  '%25252525',
  '9'.repeat(400),
  '1e308',
  '-0',
  '1,234.56',
  '٣٤٥',
  '0001-01-01T00:00:00Z',
  '1969-12-31T23:59:59Z',
  '2100-01-01T00:00:00Z',
  '+275760-09-13T00:00:00Z',
  '2026-02-30',
  'Infinity',
  -1,
  0,
  1e308,
  -1e308,
  5e-324,
  Number.MAX_SAFE_INTEGER,
  253_402_300_800_014,
  true,
  [],
  {},
  [[[[[]]]]],
  { toString: 1, valueOf: 2, length: -1 },
  { constructor: { prototype: {} } },
];

type Mutation = (body: Uint8Array, random: Random) => Uint8Array;

const text = (body: Uint8Array) => Buffer.from(body).toString('utf8');

/** JSON by value: replaced, dropped, doubled, nested, renamed. NDJSON line by line. */
const values: Mutation = (body, random) => {
  const lines = text(body).split('\n');
  const at = random.int(0, lines.length - 1);
  const parsed = parse(text(body)) ?? parse(lines[at]!);
  if (parsed === undefined) return fields(body, random);
  let changed: unknown = parsed;
  for (let times = random.int(1, 4); times > 0; times -= 1) changed = changedOnce(changed, random);
  const written = escaped(changed);
  if (parse(text(body)) !== undefined) return Buffer.from(written);
  return Buffer.from(lines.with(at, written).join('\n'));
};

/** Tables and forms: one field becomes another text. */
const fields: Mutation = (body, random) => {
  const parts = text(body).split(/([\t\n,;&=])/);
  const at = random.int(0, parts.length - 1);
  return Buffer.from(parts.with(at, plain(random.pick(STRANGE))).join(''));
};

/** Bytes: cut, flipped, inserted, in another encoding. */
const bytes: Mutation = (body, random) => {
  const at = random.int(0, Math.max(0, body.length - 1));
  switch (random.int(0, 5)) {
    case 0:
      return body.slice(0, at);
    case 1: {
      const flipped = Uint8Array.from(body);
      if (flipped.length > 0) flipped[at]! ^= 1 << random.int(0, 7);
      return flipped;
    }
    case 2:
      return Buffer.concat([
        body.slice(0, at),
        Buffer.from(random.pick(['\u0000', '\ufeff', '\r\n\r\n', '"', '{', ']', '\\ud83d'])),
        body.slice(at),
      ]);
    case 3:
      return Buffer.from(text(body), 'utf16le');
    case 4:
      return Buffer.from(text(body), 'latin1');
    default:
      return Buffer.concat([body.slice(0, at), Buffer.from([0xff, 0xc3, 0x28]), body.slice(at)]);
  }
};

/** Quantity: many records that say nothing, many copies, depth, breadth. */
const amounts: Mutation = (body, random) => {
  const many = random.pick([10, 300, 3_000, 20_000]);
  switch (random.int(0, 5)) {
    case 0:
      return Buffer.from('{}\n'.repeat(many));
    case 1:
      return Buffer.from('\n'.repeat(many * 10));
    case 2:
      return Buffer.from(`[${'{},'.repeat(many)}{}]`);
    case 3:
      return Buffer.from(`${'['.repeat(many)}${']'.repeat(many)}`);
    case 4:
      return Buffer.from(`${text(body).trimEnd()}\n`.repeat(random.int(2, 40)));
    default:
      return Buffer.from(
        `{${Array.from({ length: many }, (_, key) => `"k${key}":${key}`).join(',')}}`,
      );
  }
};

/** As it is: good records among the hostile ones, and the same told again. */
const nothing: Mutation = (body) => body;

const MUTATIONS: readonly (readonly [Mutation, number])[] = [
  [values, 60],
  [fields, 8],
  [bytes, 16],
  [amounts, 6],
  [nothing, 10],
];

/** A body that its sender would not send, or one that it would; the same for the same random stream. */
export function mutate(body: Uint8Array, random: Random): Uint8Array {
  const [mutation] = random.weighted(MUTATIONS, ([, weight]) => weight);
  return mutation(body, random);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Half a character stands in JSON as an escape, as scripts write it: raw it would not survive UTF-8. */
function escaped(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}

function changedOnce(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random.chance(0.08))
    return random.chance(0.3) ? [value] : random.pick(STRANGE);
  const entries = Object.entries(value);
  if (entries.length === 0) return random.pick(STRANGE);
  const [key, member] = random.pick(entries);
  const changed = random.chance(0.12)
    ? entries.filter(([name]) => name !== key)
    : random.chance(0.05)
      ? [...entries, [random.pick(['__proto__', 'constructor', 'id', key.toUpperCase()]), member]]
      : entries.map(([name, one]) => [name, name === key ? changedOnce(one, random) : one]);
  return Array.isArray(value)
    ? changed.map(([, one]) => one)
    : Object.fromEntries(changed as [string, unknown][]);
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : escaped(value);
}
