import type { EraseRequest } from '@throughline/api/contract/operations';
import { ProblemError } from '@throughline/api/problems/problems';
import type { IdentityRules } from '@throughline/ingest/contract/identity';
import { findPerson, SharedIdentifier } from '@throughline/transform/erase/person';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { Line } from '../../line/line.ts';
import { request } from '../requested.ts';
import type { Sealed } from './erase.ts';
import { readSubject, type Subject } from './subject.ts';

const SAID_IN_BAD_ROWS = sqlFile(import.meta.url, './said-in-bad-rows.sql');

/**
 * Asks for an erasure. Whom it is about is sealed before it is written down anywhere.
 * @throws ProblemError for an identifier that names nobody, or several.
 */
export async function startErase(
  { log, warehouse, worker, clock }: Line,
  identity: IdentityRules,
  { identifier, dry_run: isDryRun, keep_totals: keepsTotals }: EraseRequest,
): Promise<{ operation: string }> {
  const subject = readSubject(identifier, identity);
  if (!subject) throw new ProblemError('identifier_invalid');
  await log.keys.refresh();
  const { type, value } = subject.identifier;
  const hash = log.keys.hashOf(`${type}:${value}`);
  const isErasedAlready =
    hash !== undefined &&
    log.keys.tombstones().some(({ identifiers }) => identifiers.includes(hash));
  if (!isErasedAlready && !(await isStored(warehouse.reader(), subject)))
    throw new ProblemError('person_unknown');
  await log.keys.withSecret();
  const sealed = log.keys.wrap(JSON.stringify({ subject } satisfies Sealed));
  const now = clock();
  const parameters = { sealed, upto: now, isDryRun, keepsTotals };
  const operation = await request(warehouse, 'erase', parameters, now);
  worker?.wake();
  return { operation };
}

/** As somebody, or in the bytes of a record that could not be read. */
async function isStored(reader: Reader, { identifier, texts }: Subject): Promise<boolean> {
  try {
    if (await findPerson(reader, `${identifier.type}:${identifier.value}`)) return true;
  } catch (error) {
    if (error instanceof SharedIdentifier) throw new ProblemError('identifier_shared');
    throw error;
  }
  const [said] = await reader.rows<{ rows: number }>(SAID_IN_BAD_ROWS, { texts });
  return said!.rows > 0;
}
