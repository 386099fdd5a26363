import { createHash } from 'node:crypto';
import { canonicalJson } from '@throughline/ingest/mapping/canonical-json';
import type { CloseFault, CloseStatement, SealedClose } from '../contract/closes.ts';
import { monthAfter } from '../plans/month-after.ts';
import { FigureSums } from './figure-sums.ts';
import { bytesOf, type FactLine, factOf } from './frozen-fact.ts';
import { isSignedBy, sha256Of } from './seal.ts';
import { statementOf } from './stored/statement-of.ts';

export interface CheckedStatement {
  /** Undefined where it cannot be read. */
  readonly statement: CloseStatement | undefined;
  readonly faults: readonly CloseFault[];
}

/**
 * What does not hold of a close by itself, and against the one before it. Every fault is named, not the first alone.
 * @param month under which it is stored.
 * @param before the close before it in the same store; null for the first.
 * @param publicKey that is expected; that of the statement where none is known from elsewhere.
 */
export function checkStatement(
  close: SealedClose & { readonly month: string },
  before: (SealedClose & { readonly month: string }) | null,
  publicKey?: string,
): CheckedStatement {
  const statement = statementOf(close);
  if (!statement)
    return {
      statement,
      faults: [fault('close_statement_unreadable', `The close of ${close.month} is no statement.`)],
    };
  const faults: CloseFault[] = [];
  if (canonicalJson(JSON.parse(close.statement)) !== close.statement)
    faults.push(fault('close_not_canonical', 'The statement is not written in its one form.'));
  const hash = sha256Of(close.statement);
  if (hash !== close.hash)
    faults.push(
      fault(
        'close_hash_differs',
        `The statement has the hash ${hash}, and ${close.hash} is stored.`,
      ),
    );
  if (publicKey !== undefined && publicKey !== statement.public_key)
    faults.push(
      fault('close_key_differs', 'The statement names another public key than the one expected.'),
    );
  if (!isSignedBy(publicKey ?? statement.public_key, close))
    faults.push(
      fault('close_signature_invalid', 'The signature is not one of this statement by this key.'),
    );
  return { statement, faults: [...faults, ...chainFaults(statement, close, before)] };
}

function chainFaults(
  { month, previous }: CloseStatement,
  close: { readonly month: string },
  before: (SealedClose & { readonly month: string }) | null,
): CloseFault[] {
  if (month !== close.month)
    return [
      fault(
        'close_chain_broken',
        `A statement about ${month} is stored as that of ${close.month}.`,
      ),
    ];
  if (!before)
    return previous === null
      ? []
      : [fault('close_chain_broken', `It follows ${previous.month}, whose close is not there.`)];
  const expected = before.hash;
  if (previous?.month === before.month && previous.hash === expected)
    return monthAfter(before.month, 1) === month
      ? []
      : [fault('close_chain_broken', `Months are missing between ${before.month} and ${month}.`)];
  return [
    fault(
      'close_chain_broken',
      `It follows ${previous ? `${previous.month} with the hash ${previous.hash}` : 'no close'}, and the close before it is of ${before.month} with the hash ${expected}.`,
    ),
  ];
}

/** What does not hold of the facts of a close: their number and hash, and that figures are their sums. */
export async function checkFacts(
  statement: CloseStatement,
  pages: AsyncIterable<readonly FactLine[] | null> | Iterable<readonly FactLine[] | null>,
): Promise<readonly CloseFault[]> {
  const sums = new FigureSums();
  const hash = createHash('sha256');
  let count = 0;
  let page = 0;
  const faults: CloseFault[] = [];
  for await (const lines of pages) {
    page++;
    if (!lines) {
      faults.push(fault('close_facts_missing', `Page ${page} of its facts is not there.`));
      continue;
    }
    for (const line of lines) {
      try {
        sums.add(factOf(line));
      } catch {
        faults.push(fault('close_facts_differ', `Page ${page} has a line that is no fact.`));
        return faults;
      }
      hash.update(bytesOf(line));
      count++;
    }
  }
  const { facts } = statement;
  if (faults.length > 0) return faults;
  if (count !== facts.count || hash.digest('hex') !== facts.sha256)
    return [
      fault(
        'close_facts_differ',
        `The ${count} facts are not the ${facts.count} that were frozen: their hash differs.`,
      ),
    ];
  const { figures, channels, costs, unknown } = statement;
  const again = canonicalJson(sums.figures(statement));
  if (again !== canonicalJson({ figures, channels, costs, unknown }))
    return [fault('close_figures_differ', 'The figures are not the sums of the facts.')];
  return [];
}

function fault(code: CloseFault['code'], detail: string): CloseFault {
  return { code, detail };
}
