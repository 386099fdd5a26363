import {
  differenceInterval,
  proportionInterval,
} from '@throughline/transform/plan/experiments/proportions';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { AutomationReport, automation } from '../../contract/reports/automation.ts';
import type { Answering } from '../answer.ts';
import { MESSAGES } from '../email/email-statement.ts';
import { moneyOf } from '../journey-filter.ts';
import { reportMeta } from '../report-meta.ts';

const GROUPS = `${MESSAGES}${sqlFile(import.meta.url, './carts.sql')}${sqlFile(import.meta.url, './cart-groups.sql')}`;

type Stored = Record<
  'carts' | 'bought' | 'money' | 'margin_money' | 'unknown_revenue' | 'unknown_margin',
  string
> & { readonly name: AutomationReport['rows'][number]['cart'] };

/** Carts that were left, with a reminder and without one: how many were bought after all. */
export const automationReport: Answering<typeof automation> = async (published, asked, config) => {
  const { reader, state } = published;
  const { window } = asked;
  const meta = reportMeta(published, asked, config);
  const found = state
    ? await reader.rows<Stored>(GROUPS, {
        ...{ generation: state.generation, revision: state.revision },
        ...{ from: meta.from, to: meta.to, timezone: config.timezone, by: 'campaign', window },
      })
    : [];
  const rows = found.map((row) => {
    const [carts, bought] = [Number(row.carts), Number(row.bought)];
    return {
      ...{ cart: row.name, carts, bought, bought_share: bought / carts },
      ...proportionInterval(bought, carts),
      revenue: moneyOf(row.money, row.unknown_revenue),
      margin: moneyOf(row.margin_money, row.unknown_margin),
    };
  });
  return { meta: { report: 'automation', ...meta, window, effect: effectOf(rows) }, rows };
};

/** Two shares differ where the interval of their difference leaves out 0. */
function effectOf(rows: AutomationReport['rows']): AutomationReport['meta']['effect'] {
  const [reminded, not] = (['reminded', 'not_reminded'] as const).map((name) =>
    rows.find(({ cart }) => cart === name),
  );
  if (!reminded || !not) return { difference: null, status: 'unknown' };
  const { difference, low, high } = differenceInterval(
    ...([reminded.bought, reminded.carts, not.bought, not.carts] as const),
  );
  return { difference, status: low > 0 || high < 0 ? 'differs' : 'within_chance' };
}
