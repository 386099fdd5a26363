import { canonicalJson } from '@throughline/ingest/mapping/canonical-json';

/**
 * What is frozen of a fact, in this order. Amounts are micros of the base currency as text; null is not known.
 * Of a cost `a`, `b`, `c` are net media, fee and VAT; of a part of a sale they are revenue, margin and the cash with VAT.
 */
export const FACT_FIELDS = [
  'kind',
  'source',
  'id',
  'number',
  'part',
  'refund',
  'traffic',
  'day',
  'owner',
  'channel',
  'campaign',
  'a',
  'b',
  'c',
  'original',
] as const;
export type FactField = (typeof FACT_FIELDS)[number];

/**
 * - `kind`: `cost`, `order` or `deal`.
 * - `part`: `cost`; of a sale `kept`, `sold`, `returned` or `refunded`.
 * - `number`: how its own system names it; `id` is what tells it from all others.
 * - `owner`: the person, by number and by a hash over all of its identifiers; empty for a cost.
 * - `channel`: empty for what no touch led to.
 * - `original`: currency and micros as billed, where that is not the base currency.
 */
export type Fact = Readonly<Record<Exclude<FactField, 'a' | 'b' | 'c'>, string>> &
  Readonly<Record<'a' | 'b' | 'c', string | null>>;

/** A fact as a list of texts, as it is stored and exported. */
export type FactLine = readonly (string | null)[];

export function lineOf(fact: Fact): FactLine {
  return FACT_FIELDS.map((field) => fact[field]);
}

/** @throws TypeError for a line that is none. */
export function factOf(line: FactLine): Fact {
  if (line.length !== FACT_FIELDS.length) throw new TypeError('Expected a line of fifteen texts');
  const fields = Object.fromEntries(FACT_FIELDS.map((field, at) => [field, line[at] ?? null]));
  for (const field of FACT_FIELDS) {
    const value = fields[field];
    const isAmount = field === 'a' || field === 'b' || field === 'c';
    if (isAmount ? value !== null && !/^-?\d{1,19}$/.test(value!) : typeof value !== 'string')
      throw new TypeError(`Expected ${isAmount ? 'micros' : 'a text'} as ${field}`);
  }
  return fields as unknown as Fact;
}

/** What is hashed of a fact. */
export function bytesOf(line: FactLine): string {
  return `${canonicalJson(line)}\n`;
}
