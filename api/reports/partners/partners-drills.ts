import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type {
  partnersCosts as costsContract,
  partnersRows as rowsContract,
} from '../../contract/reports/partners-drills.ts';
import type { Answering } from '../answer.ts';
import { moneyOf } from '../journey-filter.ts';
import { checkPeriod } from '../period.ts';
import { type SoldRow, soldFields, soldSums } from '../sold-rows.ts';
import { JOINT_COSTS, PARTNER_SALES, partnersParameters } from './partners-statements.ts';

const ROWS = `${PARTNER_SALES}${sqlFile(import.meta.url, './rows.sql')}`;
const COSTS = `${JOINT_COSTS}${sqlFile(import.meta.url, './cost-rows.sql')}`;

type Sale = SoldRow & Record<'partner' | 'coupon', string> & { readonly fee: string | null };

/** The sales behind a figure. */
export const partnersRows: Answering<typeof rowsContract> = async (
  { reader, state },
  asked,
  config,
) => {
  const { by, name, measure, limit, offset } = asked;
  const found = state
    ? await reader.rows<Sale>(ROWS, {
        ...partnersParameters(state, checkPeriod(asked), by, config),
        ...{ name: name ?? null, measure, limit, offset },
      })
    : [];
  return {
    ...soldSums(found[0]),
    rows: found.map((row) => {
      const { partner, coupon, fee } = row;
      const told = moneyOf(fee ?? '0', fee === null ? 1 : 0);
      return { ...soldFields(row), partner, coupon, told_commission: told };
    }),
  };
};

type Cost = Record<'day' | 'source' | 'campaign' | 'partner', string> &
  Record<'all_rows' | 'all_cost' | 'unknown', string> & { readonly cost: string | null };

/** The costs of joint campaigns behind a figure. */
export const partnersCosts: Answering<typeof costsContract> = async (
  { reader, state },
  asked,
  config,
) => {
  const { by, name, limit, offset } = asked;
  const found = state
    ? await reader.rows<Cost>(COSTS, {
        ...partnersParameters(state, checkPeriod(asked), by, config),
        ...{ name: name ?? null, limit, offset },
      })
    : [];
  const [first] = found;
  return {
    count: Number(first?.all_rows ?? 0),
    cost: moneyOf(first?.all_cost ?? '0', first?.unknown ?? 0),
    rows: found.map(({ day, source, campaign, partner, cost }) => ({
      ...{ day, source, campaign, partner },
      cost: moneyOf(cost ?? '0', cost === null ? 1 : 0),
    })),
  };
};
