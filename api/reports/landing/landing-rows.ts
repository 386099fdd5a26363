import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { landingRows as contract } from '../../contract/reports/landing-rows.ts';
import type { ConversionKind } from '../../contract/terms.ts';
import type { Answering } from '../answer.ts';
import { moneyOf } from '../journey-filter.ts';
import { checkPeriod } from '../period.ts';
import { salesStatement } from './landing-statements.ts';

const ROWS = sqlFile(import.meta.url, './rows.sql');

interface Stored
  extends Readonly<
    Record<'conversion' | 'label' | 'source' | 'day' | 'name' | 'all_rows', string>
  > {
  readonly kind: ConversionKind;
  readonly revenue: string | null;
  readonly margin: string | null;
}

/** The sales in which a row had a part. */
export const landingRows: Answering<typeof contract> = async ({ reader, state }, asked) => {
  const { by, name, role, basis, where, limit, offset } = asked;
  const { text, parameters } = salesStatement(where);
  const found = state
    ? await reader.rows<Stored>(`${text}\n${ROWS}`, {
        ...{ generation: state.generation, revision: state.revision, ...checkPeriod(asked) },
        ...{ ...parameters, by, basis, role, name: name ?? null, limit, offset },
      })
    : [];
  const money = (amount: string | null) => moneyOf(amount ?? '0', amount === null ? 1 : 0);
  return {
    count: Number(found[0]?.all_rows ?? 0),
    rows: found.map(({ all_rows: _, revenue, margin, ...row }) => ({
      ...row,
      ...{ revenue: money(revenue), margin: money(margin) },
    })),
  };
};
