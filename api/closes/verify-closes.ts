import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { CloseVerification } from '../contract/closes.ts';
import { checkFacts, checkStatement } from './check-close.ts';
import { keyId } from './stored/close-head.ts';
import { frozenFacts } from './stored/frozen-facts.ts';
import { readCloses } from './stored/read-closes.ts';

/**
 * Whether every close is what was signed, follows the one before it, and has the facts that it was made of.
 * @param month of which the facts are read too, with all closes that it follows; all months where it is undefined.
 */
export async function verifyCloses(reader: Reader, month?: string): Promise<CloseVerification> {
  const closes = await readCloses(reader);
  const checked: CloseVerification['closes'] = [];
  for (const [at, close] of closes.entries()) {
    if (month !== undefined && close.month > month) break;
    const { statement, faults } = checkStatement(close, closes[at - 1] ?? null);
    const withFacts = statement !== undefined && (month === undefined || close.month === month);
    const all = [
      ...faults,
      ...(withFacts ? await checkFacts(statement, frozenFacts(reader, statement.facts)) : []),
    ];
    checked.push({
      ...{ month: close.month, hash: close.hash, ok: all.length === 0 },
      key_id: statement ? keyId(statement.public_key) : '',
      ...{ facts_checked: withFacts, faults: all },
    });
  }
  return { ok: checked.every(({ ok }) => ok), closes: checked };
}
