import { formatMicros } from '@throughline/ingest/contract/money';
import {
  CAMPAIGN_METRICS,
  type CampaignRow,
  type CampaignsReport,
  type campaigns,
  VERDICTS,
  type Verdict,
} from '../../contract/reports/campaigns.ts';
import { conditionText } from '../../contract/where.ts';
import type { Measures } from '../../metrics/measures.ts';
import type { Answering } from '../answer.ts';
import { checkPeriod } from '../period.ts';
import { outcomeOf, salesOf } from '../profit/outcome-of.ts';
import { evaluated, fetchFacts, unanswered } from '../query/answer-question.ts';
import { type EvaluatedRow, measuresOfRow, type Telling } from '../query/evaluate.ts';
import { metricsOf } from '../query/metrics-of.ts';
import { neededCubes } from '../query/needed-cubes.ts';
import type { Question } from '../query/question.ts';
import { reportMeta } from '../report-meta.ts';
import { fetchLosing } from './fetch-losing.ts';
import type { LosingSince } from './losing-since.ts';
import { type Judged, judge } from './verdict.ts';

const LEVELS = ['channel', 'source', 'campaign'] as const;

/** A campaign that was paid for, before it is written. */
interface Campaign {
  readonly row: CampaignRow;
  readonly evaluated: EvaluatedRow;
  /** Millionths; null where they are not known. */
  readonly cost: bigint | null;
  readonly profit: bigint | null;
}

/** Campaigns with what to do about each, the worst profit first. */
export const campaignsReport: Answering<typeof campaigns> = async (published, asked, config) => {
  const { reader, state } = published;
  const meta = reportMeta(published, asked, config);
  const { model, basis, where, limit, offset } = asked;
  const question: Question = {
    ...{ period: checkPeriod(asked), compare: null, levels: LEVELS, by: [], where },
    dated: { model, basis, customWeights: config.customWeights },
    cubes: neededCubes(['profit'], { levels: LEVELS, where }),
  };
  const facts = state ? await fetchFacts(reader, state, question) : null;
  const { current, telling } = facts ? evaluated(question, facts) : unanswered(question);
  const rows = [...current.rows.values()];
  const usual = usualMargin(current.paid.measures);
  const found = rows
    .filter(({ kind, row }) => kind === 'row' && row.cost !== 'not_applicable')
    .map((row) => campaignOf(row, telling, usual))
    .sort(worstFirst);
  const [worst] = found;
  const since =
    state && facts && worst && worst.profit !== null && worst.profit < 0n
      ? await fetchLosing(reader, state, { question, facts }, worst.evaluated, worst.profit)
      : null;
  return {
    meta: {
      report: 'campaigns',
      ...{ ...meta, model, basis, matured_period: asked.matured_period ?? null },
      where: where.map(conditionText),
      rows: found.length,
      not_paid: rows.length - found.length,
    },
    losing: worst && since ? losingOf(worst.row, since) : null,
    verdicts: VERDICTS.map((verdict) => sumOf(verdict, found)),
    rows: found.slice(offset, offset + limit).map(({ row }) => row),
  } satisfies CampaignsReport;
};

function campaignOf(own: EvaluatedRow, telling: Telling, usual: number | null): Campaign {
  const { measures, withheld } = measuresOfRow(own, telling.ofRows);
  const { values, why } = metricsOf(CAMPAIGN_METRICS, measures, withheld, false);
  const { cost, margin } = measures;
  const sales = salesOf(measures);
  const outcome = why.profit === undefined ? outcomeOf(measures) : null;
  const judged = outcome && judge({ ...outcome, usualMargin: usual });
  const money = (end: number | null | undefined) =>
    end === null || end === undefined
      ? null
      : formatMicros(BigInt(Math.round(end * 100)) * 10_000n);
  const { key, names } = own;
  return {
    evaluated: own,
    cost: typeof cost === 'bigint' && values.cost !== null ? cost : null,
    profit:
      outcome && typeof cost === 'bigint' && typeof margin === 'bigint' ? margin - cost : null,
    row: {
      ...{ key, channel: names.channel ?? '', source: names.source ?? '' },
      campaign: names.campaign ?? '',
      // Costs that do not say what the conditions ask for are not missing.
      verdict: telling.ofRows.lacks?.has('costs') ? null : verdictOf(own, judged),
      ...values,
      profit_low: money(judged?.low),
      profit_high: money(judged?.high),
      sales,
      needs: judged?.needs ?? null,
      why: { ...why, ...(sales === null && { sales: reasonOf(measures) }) },
    } as CampaignRow,
  };
}

function losingOf(
  { key, channel, source, campaign, profit }: CampaignRow,
  { since, lost }: LosingSince,
): CampaignsReport['losing'] {
  return { key, channel, source, campaign, profit, since, lost: formatMicros(lost) };
}

function verdictOf({ row }: EvaluatedRow, judged: Judged | null): Verdict | null {
  if (row.meeting) return 'tags_missing';
  if (typeof row.cost === 'string') return 'no_cost';
  return judged?.verdict ?? null;
}

/** Margin of one sale of everything that has cost. */
function usualMargin(measures: Measures): number | null {
  const outcome = outcomeOf(measures);
  return outcome && outcome.sales > 0 ? outcome.margin / outcome.sales : null;
}

function reasonOf({ orders, deals }: Measures) {
  return typeof orders === 'string' ? orders : typeof deals === 'string' ? deals : 'unknown';
}

/** What is lost first; then what cannot be judged, and of equals in the order of their keys. */
function worstFirst(a: Campaign, b: Campaign): number {
  if (a.profit !== b.profit) {
    if (a.profit === null) return 1;
    if (b.profit === null) return -1;
    return a.profit < b.profit ? -1 : 1;
  }
  return a.row.key < b.row.key ? -1 : 1;
}

function sumOf(
  verdict: Verdict,
  campaigns: readonly Campaign[],
): CampaignsReport['verdicts'][number] {
  const having = campaigns.filter(({ row }) => row.verdict === verdict);
  const total = (key: 'cost' | 'profit') => {
    const amounts = having.map((campaign) => campaign[key]);
    const known = amounts.filter((amount) => amount !== null);
    if (known.length < amounts.length) return null;
    return formatMicros(known.reduce((sum, amount) => sum + amount, 0n));
  };
  return { verdict, campaigns: having.length, cost: total('cost'), profit: total('profit') };
}
