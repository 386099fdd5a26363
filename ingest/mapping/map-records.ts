import type { RawDelivery } from '../contract/delivery.ts';
import { type Fact, factSchemas } from '../contract/fact.ts';
import { checkTimes } from '../contract/plausible-times.ts';
import { RecordError } from '../contract/record-error.ts';
import type { LeftOut, Mapped, MappedRecord } from '../contract/source.ts';
import type { Micros } from '../contract/time.ts';
import { isLeftOut } from './left-out.ts';
import { Rejections, rejectionOf } from './rejections.ts';
import { storable } from './storable.ts';
import { wellFormed } from './well-formed.ts';

/** One of the vendor's records inside a delivery, with the text it was read from. */
export interface RecordText {
  readonly raw: string;
  readonly value: unknown;
}

/**
 * Maps every record of a delivery on its own: one that cannot be mapped becomes a rejection with its
 * reason and its bytes, and never stops the others. `one` returns facts, or says why
 * there is nothing to store; it raises `RecordError` for bad data.
 * @param receivedAt of the delivery; facts from long after it are rejected.
 */
export function mapRecords(
  records: readonly RecordText[],
  one: (value: unknown, record: RecordText, index: number) => readonly Fact[] | LeftOut,
  receivedAt: Micros,
): Mapped {
  // Records of one block share its fact: it is checked once and stays one object.
  const checked = new Map<Fact, Fact>();
  const check = (fact: Fact) => {
    const known = checked.get(fact) ?? checkFact(fact, receivedAt);
    checked.set(fact, known);
    return known;
  };
  let rejections: Rejections | undefined;
  const reject = (error: RecordError, index: number, record: RecordText) => {
    rejections ??= new Rejections();
    return rejections.add(error, index, record);
  };
  return { records: records.map((record, index) => mapRecord(record, index, one, check, reject)) };
}

function mapRecord(
  record: RecordText,
  index: number,
  one: (value: unknown, record: RecordText, index: number) => readonly Fact[] | LeftOut,
  check: (fact: Fact) => Fact,
  reject: (error: RecordError, index: number, record: RecordText) => MappedRecord,
): MappedRecord {
  try {
    if (record.value instanceof RecordError) throw record.value;
    const made = one(record.value, record, index);
    return isLeftOut(made) ? made : { facts: made.map(check) };
  } catch (error) {
    const known =
      error instanceof RecordError
        ? error
        : new RecordError('mapping_failed', { got: String(error) });
    return reject(known, index, record);
  }
}

/** Of a larger body the rejection holds the beginning; the log has it whole. */
const WHOLE_BYTES = 256 * 1024;
const BEGINNING_BYTES = 4 * 1024;

/**
 * A whole delivery that cannot be read.
 * @param records how many it holds, where that is known.
 */
export function rejectDelivery(delivery: RawDelivery, error: RecordError, records = 1): Mapped {
  const rejection = { ...rejectionOf(error, 0, rawOf(delivery)), records };
  return { records: [{ rejection }] };
}

/** What `map` makes of the delivery, or its rejection as a whole where it cannot be read. */
export function orRejected(delivery: RawDelivery, map: () => Mapped): Mapped {
  try {
    return map();
  } catch (error) {
    if (error instanceof RecordError) return rejectDelivery(delivery, error);
    throw error;
  }
}

/** The bytes of a delivery as a rejection keeps them. */
export function rawOf({ id, body }: RawDelivery): string {
  if (body.length <= WHOLE_BYTES) return decodeText(body);
  const beginning = decodeText(body.subarray(0, BEGINNING_BYTES));
  return `${beginning}… (${body.length} bytes; the log holds all of delivery ${id})`;
}

export function decodeText(body: Uint8Array): string {
  return new TextDecoder().decode(body);
}

/** The contract is checked where a fact is made, so that what flows on is right by type and by value. */
export function checkFact(fact: Fact, receivedAt: Micros): Fact {
  const result = factSchemas[fact.kind].safeParse(fact);
  if (result.success) {
    checkTimes(result.data, receivedAt);
    return wellFormed<Fact>(storable(result.data));
  }
  const issue = result.error.issues[0]!;
  throw new RecordError('field_invalid', { field: issue.path.join('.'), expected: issue.message });
}
