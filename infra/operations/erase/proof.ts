import type { ErasureProof } from '@throughline/api/contract/operations';
import type { Person } from '@throughline/transform/erase/person';
import type { Counts } from '@throughline/transform/erase/remove-person';
import { type Pattern, scanFolder } from './scan-folder.ts';
import { hashPatterns, patternsOf, type Subject } from './subject.ts';

export interface ProofParts {
  readonly id: string;
  readonly subject: Subject;
  readonly person: Person;
  readonly before: Counts;
  readonly left: Counts;
  readonly inactive: number;
  readonly folder: string | undefined;
  readonly keepsTotals: boolean;
  readonly version: string;
  readonly at: number;
  readonly upto: number;
  readonly fingerprint: string;
  readonly log: { readonly scanned: number; readonly bodies: number; readonly inTheClear: number };
}

/** So short a value stands in other things too. */
const LEAST_CHARACTERS = 16;

/** Counts what is left, looks at every byte, and says what it found. */
export async function prove(parts: ProofParts): Promise<ErasureProof> {
  const { before, left, folder, log, person } = parts;
  const patterns = unique([
    ...patternsOf(parts.subject),
    ...person.identifiers.flatMap(namedPatterns),
  ]);
  const scan = folder === undefined ? undefined : await scanFolder(folder, patterns);
  const tables = Object.fromEntries(
    Object.keys({ ...before, ...left }).map((table) => [
      table,
      { before: before[table] ?? 0, after: left[table] ?? 0 },
    ]),
  );
  const isClean =
    Object.values(tables).every(({ after }) => after === 0) &&
    (scan?.found.length ?? 0) === 0 &&
    log.inTheClear === 0;
  return {
    result: isClean ? 'clean' : 'found',
    operation: parts.id,
    fingerprint: parts.fingerprint,
    erased_at: instant(parts.at),
    upto: instant(parts.upto),
    version: parts.version,
    keeps_totals: parts.keepsTotals,
    person: {
      identifiers: person.identifiers.length + person.numbers.length,
      records: person.entities.length,
    },
    tables,
    log: {
      deliveries_read: log.scanned,
      bodies_destroyed: log.bodies,
      bodies_in_the_clear: log.inTheClear,
    },
    scan: scan
      ? { ...scan, found: [...scan.found], forms: [...new Set(patterns.map(({ form }) => form))] }
      : null,
    old_parts: parts.inactive,
  };
}

function namedPatterns({ text, hash }: Person['identifiers'][number]): readonly Pattern[] {
  const at = text.indexOf(':');
  const type = text.slice(0, at);
  const value = text.slice(at + 1);
  const key = Buffer.alloc(8);
  key.writeBigUInt64LE(BigInt(hash));
  return [
    { form: `${type} as the key of the warehouse`, bytes: key },
    ...(/^[0-9a-f]{64}$/.test(value) ? hashPatterns(type, value) : []),
    ...(value.length >= LEAST_CHARACTERS
      ? [{ form: `${type} as text`, bytes: Buffer.from(value) }]
      : []),
  ];
}

function unique(patterns: readonly Pattern[]): readonly Pattern[] {
  return [...new Map(patterns.map((one) => [one.bytes.toString('hex'), one])).values()];
}

function instant(micros: number): string {
  return new Date(Math.floor(micros / 1000)).toISOString();
}
