import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import { factParameters, factsStatement } from '../../closes/facts-of.ts';
import type { StoredClose } from '../../closes/stored/read-closes.ts';
import { readCloses } from '../../closes/stored/read-closes.ts';
import { statementOf } from '../../closes/stored/statement-of.ts';
import type { CloseStatement } from '../../contract/closes.ts';
import type { ChangeReason } from '../../contract/reports/close-changes-rows.ts';
import { ProblemError } from '../../problems/problems.ts';
import type { Published } from '../answer.ts';
import { remembered } from '../remembered.ts';
import type { ReportConfig } from '../report-config.ts';
import { type Accounting, placesIn } from './measures.ts';

const BOTH = sqlFile(import.meta.url, './both-sides.sql');
const SUMS = sqlFile(import.meta.url, './change-sums.sql');
const ROWS = sqlFile(import.meta.url, './change-rows.sql');

interface Sides {
  readonly was: readonly string[];
  readonly is_: readonly string[];
  readonly was_unknown: readonly number[];
  readonly is_unknown: readonly number[];
}

export interface ReasonSums extends Sides {
  /** Empty: they do not differ. */
  readonly reason: ChangeReason | '';
  readonly facts: number;
}

export interface ChangedFact extends Sides {
  readonly reason: ChangeReason;
  readonly type: 'cost' | 'order' | 'deal' | 'refund';
  readonly fact: string;
  readonly refund: string;
  readonly number: string;
  readonly source: string;
  readonly day: string;
  readonly channel: string;
  readonly campaign: string;
  readonly frozen_there: boolean;
  readonly now_there: boolean;
}

export interface AskedClose {
  readonly close: StoredClose;
  readonly statement: CloseStatement;
}

/** The close of a month, the newest one where none is named; undefined where no month is closed. @throws ProblemError `close_unknown`. */
export async function askedClose(
  { reader }: Pick<Published, 'reader'>,
  month: string | undefined,
): Promise<AskedClose | undefined> {
  const closes = await readCloses(reader);
  const close = month === undefined ? closes.at(-1) : closes.find((one) => one.month === month);
  const statement = close && statementOf(close);
  if (close && statement) return { close, statement };
  if (month === undefined && !close) return undefined;
  throw new ProblemError('close_unknown', {
    detail: `There is no close of ${month ?? close?.month}; throughline close list, or GET /api/v1/closes, names the months that are closed.`,
  });
}

/** Of which close, and by which accounting facts differ. */
export interface Asking {
  readonly statement: CloseStatement;
  readonly accounting: Accounting;
}

/** Sums of both sides by reason. */
export function fetchSums(
  published: Published,
  { statement, accounting }: Asking,
  config: ReportConfig,
): Promise<readonly ReasonSums[]> {
  // The report and the rows behind each of its sums ask for them.
  const key = `changes ${statement.facts.list} ${accounting}`;
  return remembered(published.state!, key, () =>
    published.reader.rows<ReasonSums>(`${beginning(statement)}\n${SUMS}`, {
      ...asked(published, statement, config),
      places: placesIn(accounting),
    }),
  );
}

/** A page of the facts that differ. @param fact key of one; empty for all. */
export function fetchChanges(
  published: Published,
  { statement, accounting }: Asking,
  config: ReportConfig,
  page: { readonly fact: string; readonly limit: number; readonly offset: number },
): Promise<readonly ChangedFact[]> {
  return published.reader.rows<ChangedFact>(`${beginning(statement)}\n${ROWS}`, {
    ...asked(published, statement, config),
    places: placesIn(accounting),
    ...page,
  });
}

/** Credit is divided as it was at the close. */
function beginning({ model }: CloseStatement): string {
  return `${factsStatement(model)}\n${BOTH}`;
}

function asked({ state }: Published, { from, to, facts }: CloseStatement, config: ReportConfig) {
  return {
    ...factParameters(state!, { from, to }, config),
    ...{ tells: 'throughline', account: 'main', list: facts.list, pages: facts.pages },
  };
}

export const keyOf = ({ type, fact, refund, channel }: ChangedFact) =>
  [type, fact, refund, channel].join(':');

export const sideOf = (sides: Sides, side: 'was' | 'is') =>
  side === 'was'
    ? { sums: sides.was, unknown: sides.was_unknown }
    : { sums: sides.is_, unknown: sides.is_unknown };
