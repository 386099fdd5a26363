import type { RawDelivery } from '../contract/delivery.ts';
import type { Fact } from '../contract/fact.ts';
import type { Mapped, MappedRecord } from '../contract/source.ts';

/** Endpoint of a delivery that holds facts instead of what a vendor sent. No request can name it. */
export const FACTS_ENDPOINT = 'throughline-facts';
const TAKEN_OUT = 'throughline-taken-out';
const CONTENT_TYPE = 'application/x-throughline-facts';

/** A record with its facts by their places in `facts`: records of one block share one. */
type KeptRecord = Exclude<MappedRecord, { facts: unknown }> | { readonly at: readonly number[] };

interface KeptFacts {
  readonly facts: readonly Fact[];
  readonly records: readonly KeptRecord[];
  readonly placeholders?: NonNullable<Mapped['placeholders']>;
}

/**
 * The delivery that takes the place of one whose body is destroyed: the same id and envelope, and what
 * is left of it as facts. Its headers keep what the books of an import need.
 * @param takenOut how many of its records were about somebody who was erased.
 */
export function keptFacts(delivery: RawDelivery, mapped: Mapped, takenOut: number): RawDelivery {
  const facts: Fact[] = [];
  const places = new Map<Fact, number>();
  const placeOf = (fact: Fact) => {
    const place = places.get(fact) ?? facts.push(fact) - 1;
    places.set(fact, place);
    return place;
  };
  const records = mapped.records.map(
    (record): KeptRecord =>
      'facts' in record ? { at: record.facts.map(placeOf) } : emptied(record),
  );
  const { placeholders } = mapped;
  const kept: KeptFacts = { facts, records, ...(placeholders && { placeholders }) };
  const own = Object.entries(delivery.headers).filter(([name]) => name.startsWith('throughline-'));
  return {
    ...delivery,
    endpoint: FACTS_ENDPOINT,
    headers: {
      ...Object.fromEntries(own),
      'content-type': CONTENT_TYPE,
      [TAKEN_OUT]: String(takenOut),
    },
    query: '',
    body: Buffer.from(JSON.stringify(kept, tagged)),
  };
}

/** How many records the delivery before lost; undefined where nothing was taken out of one. */
export function takenOutOf({ endpoint, headers }: RawDelivery): number | undefined {
  return endpoint === FACTS_ENDPOINT ? Number(headers[TAKEN_OUT] ?? 0) : undefined;
}

/** What a delivery of kept facts holds. @throws for a body that `keptFacts` has not made. */
export function factsKept({ body }: RawDelivery): Mapped {
  const { facts, records, ...rest } = JSON.parse(
    new TextDecoder().decode(body),
    untagged,
  ) as KeptFacts;
  return {
    ...rest,
    records: records.map((record) =>
      'at' in record ? { facts: record.at.map((place) => facts[place]!) } : record,
    ),
  };
}

/** The bytes of what could not be read may name whoever is erased. */
function emptied<Kept extends MappedRecord>(record: Kept): Kept {
  if (!('rejection' in record)) return record;
  const { rejection } = record;
  const message = 'Its bytes were erased together with a person of the same delivery.';
  return { ...record, rejection: { ...rejection, message, raw: '' } };
}

/** JSON has no whole numbers of any size. */
function tagged(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? { $whole: String(value) } : value;
}

function untagged(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('$whole' in value)) return value;
  return BigInt(value.$whole as string);
}
