import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { AutomationReport, automation } from '../../contract/reports/automation.ts';
import type { Answering } from '../answer.ts';
import { MESSAGES } from '../email/email-statement.ts';
import { moneyOf } from '../journey-filter.ts';
import { reportMeta } from '../report-meta.ts';
import { wilson } from '../wilson.ts';

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
      ...wilson(bought, carts),
      revenue: moneyOf(row.money, row.unknown_revenue),
      margin: moneyOf(row.margin_money, row.unknown_margin),
    };
  });
  return { meta: { report: 'automation', ...meta, window, effect: effectOf(rows) }, rows };
};

/** Two shares differ where their difference exceeds what chance explains (Newcombe 1998, from the intervals of both). */
function effectOf(rows: AutomationReport['rows']): AutomationReport['meta']['effect'] {
  const [reminded, not] = (['reminded', 'not_reminded'] as const).map((name) =>
    rows.find(({ cart }) => cart === name),
  );
  if (!reminded || !not) return { difference: null, status: 'unknown' };
  const difference = reminded.bought_share! - not.bought_share!;
  const [upper, lower] = difference > 0 ? [reminded, not] : [not, reminded];
  const chance = Math.hypot(upper.bought_share! - upper.low!, lower.high! - lower.bought_share!);
  return { difference, status: Math.abs(difference) > chance ? 'differs' : 'within_chance' };
}
