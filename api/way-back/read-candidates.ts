import { saleKey } from '@throughline/ingest/contract/sale-key';
import { currentPublication } from '@throughline/transform/derive/publication';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { Candidate, Click, Owner, Purpose, Said } from './candidate.ts';

const CONVERSIONS = sqlFile(import.meta.url, './conversions.sql');
const OWNERS = sqlFile(import.meta.url, './owners.sql');

interface ConversionRow {
  readonly owner: string;
  readonly kind: string;
  readonly source: string;
  readonly account: string;
  readonly native_id: string;
  readonly label: string;
  readonly money_of: string;
  readonly happened: string;
  readonly country: string;
  readonly currency: string;
  readonly revenue: string | null;
  readonly margin: string | null;
}

interface OwnerRow {
  readonly owner: string;
  readonly what: 'click' | 'identifier' | 'consent';
  readonly name: string;
  readonly value: string;
  readonly at: string;
  readonly country: string;
}

export interface CandidatesAsked {
  /** `sale`, `lead`, `goal:<name>`. */
  readonly of: readonly string[];
  /** Conversions from then on, and what was heard of their owners; ms since 1970. */
  readonly since: number;
  readonly heardSince: number;
}

const NOBODY: Owner = { clicks: [], identifiers: {}, consent: {} };

/** Conversions of the published state with what is known of whoever they are of. */
export async function readCandidates(reader: Reader, asked: CandidatesAsked): Promise<Candidate[]> {
  const state = await currentPublication(reader);
  const parameters = { ...state, ...parametersOf(asked) };
  const rows = await reader.rows<ConversionRow>(CONVERSIONS, parameters);
  if (rows.length === 0) return [];
  const owners = gather(await reader.rows<OwnerRow>(OWNERS, parameters));
  return rows
    .map((row) => candidate(row, owners.get(row.owner) ?? NOBODY))
    .sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
}

/** Who conversions are of, by the id of the owner. */
export async function readOwners(
  reader: Reader,
  asked: CandidatesAsked,
): Promise<ReadonlyMap<string, Owner>> {
  const state = await currentPublication(reader);
  return gather(await reader.rows<OwnerRow>(OWNERS, { ...state, ...parametersOf(asked) }));
}

function parametersOf({ of, since, heardSince }: CandidatesAsked) {
  const kinds = of.flatMap((one) => (one === 'sale' ? ['order', 'deal'] : [one]));
  return { kinds, since, heard_since: heardSince };
}

function candidate(row: ConversionRow, owner: Owner): Candidate {
  const isSale = row.kind === 'order' || row.kind === 'deal';
  const number = row.kind === 'order' ? saleKey(row.label) : undefined;
  const told = `order::${number}`;
  const key =
    number === undefined
      ? `${row.kind}:${row.source}:${row.account}:${row.native_id}`
      : row.money_of === 'purchase'
        ? told
        : `order:${row.source}:${row.account}:${number}`;
  return {
    key,
    ...(number !== undefined && key !== told && { formerKey: told }),
    of: isSale ? 'sale' : row.kind,
    at: Number(row.happened),
    country: row.country,
    currency: row.currency,
    revenueMicros: row.revenue === null ? null : BigInt(row.revenue),
    marginMicros: row.margin === null ? null : BigInt(row.margin),
    owner,
  };
}

function gather(rows: readonly OwnerRow[]): ReadonlyMap<string, Owner> {
  const owners = new Map<
    string,
    {
      clicks: Click[];
      identifiers: Record<string, string[]>;
      consent: Partial<Record<Purpose, Said>>;
    }
  >();
  for (const { owner: id, what, name, value, at, country } of rows) {
    const owner = owners.get(id) ?? { clicks: [], identifiers: {}, consent: {} };
    owners.set(id, owner);
    if (what === 'click') owner.clicks.push({ name, value, at: Number(at), country });
    else if (what === 'identifier')
      owner.identifiers[name] = [...(owner.identifiers[name] ?? []), value];
    else {
      const purpose = name as Purpose;
      owner.consent[purpose] = { ...owner.consent[purpose], [value]: Number(at) };
    }
  }
  return owners;
}
