import { Fenced } from './fenced.ts';
import { engineCode, isOutage, OUTAGES } from './outages.ts';
import { StatementLate, WarehouseUnavailable } from './warehouse.ts';

/**
 * Errors of the engine (by their numbers) that speak of its tables, files or rights and of no value. They
 * only add to the safety of a search: whatever is missing here is found by its control.
 */
const NOT_OF_VALUES: ReadonlySet<number> = new Set([
  ...[16, 47, 60, 81, 218], // a column, name, table or database is not there, or not yet
  ...[164, 291, 497, 516], // read-only, access denied
  ...[33, 40, 74, 76, 107, 226, 228, 246], // a file cannot be read, or a part is damaged
]);

/**
 * Whether a failure may be the fault of a record, so that a search for it makes sense. Which values the
 * engine refuses is not listed: a list would always be one short, and that one would stop the line.
 */
export function mayBeOfRecord(error: unknown): boolean {
  if (error instanceof Fenced || error instanceof WarehouseUnavailable) return false;
  return !isOutage(error) && !NOT_OF_VALUES.has(engineCode(error) ?? -1);
}

/**
 * Whether a statement took more time or memory than it may have: an outage where everything does, and
 * too much of one thing where the rest goes well.
 */
export function isExhaustion(error: unknown): boolean {
  const { TIMEOUT_EXCEEDED, TOO_SLOW, MEMORY_LIMIT_EXCEEDED } = OUTAGES;
  const codes: readonly number[] = [TIMEOUT_EXCEEDED, TOO_SLOW, MEMORY_LIMIT_EXCEEDED];
  return error instanceof StatementLate || codes.includes(engineCode(error) ?? -1);
}
