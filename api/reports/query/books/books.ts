import { creditOf } from '@throughline/transform/attribution/credit-of';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { DatedBy } from '../../dated-by.ts';
import type { Period } from '../../period.ts';
import type { State } from '../../state.ts';
import { everSold } from '../fetch-around.ts';

const RECONCILIATION = sqlFile(import.meta.url, './reconciliation.sql');
const RECONCILIATION_TOUCH = sqlFile(import.meta.url, './reconciliation-touch.sql');

export interface Books {
  readonly revenue: string;
  readonly revenue_unknown: string;
  readonly margin_unknown: string;
  readonly orders: string;
  readonly deals: string;
}

/** Whether any source has ever told of a sale; asked of the warehouse only where the period has none. */
export async function fetchSalesTold(
  reader: Reader,
  state: State,
  { orders, deals }: Books,
): Promise<boolean> {
  return orders !== '0' || deals !== '0' || everSold(reader, state);
}

/**
 * Whether credit of a period can be held against what was sold in it. Dated by touches, that is what credit of other periods
 * leaves of each conversion, which is no amount under the one rule whose credit adds up to more than there is.
 */
export function hasBooks({ model, basis }: Pick<DatedBy, 'model' | 'basis'>): boolean {
  return basis !== 'touch' || model !== 'participation';
}

/** What the CRM and the shop sold in the period, by the same date basis. */
export async function fetchBooks(
  reader: Reader,
  state: State,
  period: Period,
  { model, basis, customWeights }: DatedBy,
): Promise<Books> {
  const named = { generation: state.generation, revision: state.revision, ...period, basis };
  const [books] =
    basis === 'touch'
      ? await reader.rows<Books>(`${creditOf(model)}\n${RECONCILIATION_TOUCH}`, {
          ...named,
          custom: customWeights,
        })
      : await reader.rows<Books>(RECONCILIATION, named);
  return books!;
}
