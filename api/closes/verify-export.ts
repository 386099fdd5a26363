import { type CloseVerification, closeExport } from '../contract/closes.ts';
import { checkFacts, checkStatement } from './check-close.ts';
import { keyId } from './stored/close-head.ts';
import { statementOf } from './stored/statement-of.ts';

/**
 * Checks an exported close with nothing but the file.
 * @param publicKey that is expected, in Base64; without it only that the file agrees with itself is shown.
 * @returns undefined for what is no export.
 */
export async function verifyExport(
  file: unknown,
  publicKey?: string,
): Promise<CloseVerification | undefined> {
  const read = closeExport.safeParse(file);
  if (!read.success) return undefined;
  const { month, closes, facts } = read.data;
  const named = closes.map((close, at) => ({
    ...close,
    // The last one is the month that was exported; of the others the statement says it.
    month: at === closes.length - 1 ? month : (statementOf(close)?.month ?? ''),
  }));
  const checked: CloseVerification['closes'] = [];
  for (const [at, close] of named.entries()) {
    const { statement, faults } = checkStatement(close, named[at - 1] ?? null, publicKey);
    const withFacts = statement !== undefined && at === named.length - 1;
    const all = [...faults, ...(withFacts ? await checkFacts(statement, [facts]) : [])];
    checked.push({
      ...{ month: close.month, hash: close.hash, ok: all.length === 0 },
      key_id: statement ? keyId(statement.public_key) : '',
      ...{ facts_checked: withFacts, faults: all },
    });
  }
  return { ok: checked.every(({ ok }) => ok), closes: checked };
}
