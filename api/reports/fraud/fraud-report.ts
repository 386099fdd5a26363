import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { FraudReport, fraud } from '../../contract/reports/fraud.ts';
import { FRAUD_SIGNALS, type FraudSignal } from '../../contract/reports/fraud-terms.ts';
import type { Answering } from '../answer.ts';
import { toldKinds } from '../entities/told-kinds.ts';
import { moneyOf } from '../journey-filter.ts';
import { reportMeta } from '../report-meta.ts';
import { fraudItems, fraudParameters } from './fraud-statement.ts';
import {
  type Finding,
  isEnough,
  judgeGroups,
  type SignalGroup,
  takesCredit,
} from './judge-groups.ts';

const GROUPS = sqlFile(import.meta.url, './groups.sql');
const ALL = `${fraudItems(FRAUD_SIGNALS)}${GROUPS}`;
const WITHOUT_CALLS = `${fraudItems(FRAUD_SIGNALS.filter((sign) => sign !== 'short_calls'))}${GROUPS}`;

type Counted = 'examined' | 'suspicious' | 'units' | 'suspicious_units';
interface Stored
  extends Record<Counted | 'revenue' | 'unknown_revenue' | 'cost' | 'unknown_cost', string> {
  readonly signal: FraudSignal;
  readonly channel: string;
  readonly campaign: string;
  readonly has_cost: number | boolean;
}
interface Group extends SignalGroup {
  readonly stored: Stored;
}
type Row = FraudReport['rows'][number];

/** Clicks, orders, calls and leads that show signs of fraud more often than chance allows, the most money first. */
export const fraudReport: Answering<typeof fraud> = async (published, asked, config) => {
  const { reader, state } = published;
  const meta = reportMeta(published, asked, config);
  const told = state && (await toldKinds(reader, state));
  const found = state
    ? await reader.rows<Stored>(
        told?.has('call') ? ALL : WITHOUT_CALLS,
        fraudParameters(state, meta, config),
      )
    : [];
  const groups = found.map(
    (stored): Group => ({
      ...{ stored, signal: stored.signal, examined: Number(stored.examined) },
      ...{ found: Number(stored.suspicious), units: Number(stored.units) },
      foundUnits: Number(stored.suspicious_units),
    }),
  );
  const findings = judgeGroups(groups, asked.false_alerts);
  return {
    meta: {
      ...{ report: 'fraud', ...meta, false_alerts: asked.false_alerts },
      signals: FRAUD_SIGNALS.map((signal) => {
        const of = groups.filter((group) => group.signal === signal);
        const campaigns = of.filter(isEnough).length;
        const alerts = findings.filter(({ group }) => group.signal === signal).length;
        return {
          ...{ signal, campaigns, findings: alerts },
          examined: of.reduce((sum, group) => sum + group.examined, 0),
          found: of.reduce((sum, group) => sum + group.found, 0),
          status:
            of.length === 0
              ? 'not_told'
              : campaigns === 0
                ? 'too_few'
                : alerts > 0
                  ? 'found'
                  : 'nothing',
        };
      }),
    },
    rows: findings.map(rowOf).sort((a, b) => stakeOf(b) - stakeOf(a) || b.found - a.found),
  };
};

function rowOf({ group: { signal, stored, examined, found }, ordinaryShare }: Finding<Group>): Row {
  const { channel, campaign, has_cost: hasCost, cost, unknown_cost: unknown } = stored;
  const isOfCredit = takesCredit(signal);
  // Hundredths times a share of whole records, to the nearest hundredth.
  const part = (2n * BigInt(cost) * BigInt(found) + BigInt(examined)) / (2n * BigInt(examined));
  return {
    ...{ signal, channel, campaign, found, examined, share: found / examined },
    ordinary_share: ordinaryShare,
    cost_at_stake: isOfCredit || !hasCost ? null : moneyOf(`${part}`, unknown),
    revenue: isOfCredit ? moneyOf(stored.revenue, stored.unknown_revenue) : null,
  };
}

const stakeOf = ({ cost_at_stake: cost, revenue }: Row) => Number(cost ?? revenue ?? 0);
