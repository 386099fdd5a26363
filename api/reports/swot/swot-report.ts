import type { Asked } from '../../contract/report.ts';
import { CONTRACTS } from '../../contract/reports/index.ts';
import type { SwotLine, SwotReport, swot } from '../../contract/reports/swot.ts';
import { LEAST_ANSWERS, LEAST_LEADS, SIDES } from '../../contract/reports/swot-terms.ts';
import type { StoredPlan } from '../../plans/read-plans.ts';
import type { Published } from '../answer.ts';
import { campaignsReport } from '../campaigns/campaigns-report.ts';
import { channelsReport } from '../channels/channels-report.ts';
import { exploreReport } from '../explore/explore-report.ts';
import { marketReport } from '../market/market-report.ts';
import { npsReport } from '../nps/nps-report.ts';
import { byStake, costless, unanswered } from '../overview/findings.ts';
import { fetchMissedCalls } from '../overview/missed-calls.ts';
import { checkPeriod, comparedPeriod } from '../period.ts';
import { planFactReport } from '../plan-fact/plan-fact-report.ts';
import type { ReportConfig } from '../report-config.ts';
import { reportMeta } from '../report-meta.ts';
import { reviewsReport } from '../reviews/reviews-report.ts';
import { salesDeskReport } from '../sales-desk/sales-desk-report.ts';
import { stockReport } from '../stock/stock-report.ts';
import { line } from './lines.ts';
import { againstPlan, answering, marketed, rating, recommending, stocked } from './of-business.ts';
import { concentrated, dearer, earning, growing } from './of-channels.ts';

type Source = SwotReport['meta']['sources'][number];

/**
 * Strengths, weaknesses, opportunities and threats: what the other reports say of one state, by rules with thresholds.
 * @throws {ProblemError} for a period that cannot be answered.
 */
export async function swotReport(
  published: Published,
  asked: Asked<typeof swot>,
  config: ReportConfig,
  plan: StoredPlan | null,
): Promise<SwotReport> {
  const { reader, state, dataRange } = published;
  const { model, basis } = asked;
  const period = checkPeriod(asked);
  const credited = { ...period, model, basis };
  const [channels, campaigns, bySource, desk, nps, reviews, stock, market, missed, fact] =
    await Promise.all([
      channelsReport(
        ...([reader, state, dataRange] as const),
        CONTRACTS.channels.query.parse({ ...credited, compare: 'previous' }),
        config,
      ),
      campaignsReport(
        published,
        CONTRACTS.campaigns.query.parse({ ...credited, limit: '10000' }),
        config,
      ),
      exploreReport(
        published,
        CONTRACTS.explore.query.parse({
          ...{ ...credited, metrics: 'cost,margin', by: 'source', limit: '10000' },
        }),
        config,
      ),
      salesDeskReport(published, CONTRACTS['sales-desk'].query.parse(period), config),
      npsReport(published, CONTRACTS.nps.query.parse({ ...period, by: 'survey' }), config),
      reviewsReport(published, CONTRACTS.reviews.query.parse(period), config),
      stockReport(published, CONTRACTS.stock.query.parse(period), config),
      marketReport(published, CONTRACTS.market.query.parse(period), config),
      state ? fetchMissedCalls({ reader, state }, period, config.timezone) : null,
      plan === null
        ? null
        : planFactReport(
            published,
            CONTRACTS['plan-fact'].query.parse({ ...period, model, by: 'month' }),
            config,
            plan,
          ),
    ]);
  const found = [
    ...[...earning(channels), ...concentrated(channels), ...dearer(channels)],
    ...costless(bySource).map(({ channel, source, amount }) =>
      line('cost_missing', { name: channel ?? '', place: [channel ?? '', source ?? ''], amount }),
    ),
    ...growing(campaigns),
    ...(fact ? againstPlan(fact) : []),
    ...answering(desk),
    ...(missed ? unanswered(missed, period) : []).map(({ count, amount }) =>
      line('missed_calls', { value: count, amount }),
    ),
    ...[...recommending(nps), ...rating(reviews), ...stocked(stock), ...marketed(market)],
  ];
  return {
    meta: {
      ...{ report: 'swot', ...reportMeta(published, asked, config), model, basis },
      compare: comparedPeriod(period, 'previous')!,
      sources: [
        source('channels', channels.rows.length),
        source('campaigns', campaigns.meta.rows),
        source('plan-fact', fact?.totals.bridge ? 1 : 0),
        source('sales-desk', desk.meta.has_answers ? (desk.totals?.leads ?? 0) : 0, LEAST_LEADS),
        source('nps', nps.totals.answers, LEAST_ANSWERS),
        source('reviews', reviews.totals.rated, reviews.meta.minimum),
        source('stock', stock.meta.days.told),
        source('market', market.rows.length),
      ],
    },
    rows: bySide(found),
  };
}

/** @param needed how many it takes; any without it. */
function source(name: Source['source'], have: number, needed: number | null = null): Source {
  const status = have === 0 ? 'none' : have < (needed ?? 1) ? 'too_few' : 'enough';
  return { source: name, status, have, needed };
}

function bySide(lines: readonly SwotLine[]): SwotLine[] {
  return SIDES.flatMap((side) => byStake(lines.filter((one) => one.side === side)));
}
