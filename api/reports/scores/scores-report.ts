import type { ScoresReport, scores } from '../../contract/reports/scores.ts';
import {
  LEAD_FEATURES,
  SCORE_WINDOW,
  VISIT_FEATURES,
} from '../../contract/reports/scores-terms.ts';
import type { Answering } from '../answer.ts';
import { reportMeta } from '../report-meta.ts';
import { channelScores, scoreTotals } from './channel-scores.ts';
import { openLeads } from './open-leads.ts';
import { type ScoredPeople, scoredPeople } from './scored-people.ts';

const NO_COUNTS = { leads: 0, positives: 0, negatives: 0 };

/**
 * Who is likely to buy. The score is learned from people whose window is over, older ones, and measured on newer ones;
 * where it is not better than the average for everybody, or too few are decided, a simple score stands in its place.
 * @throws {ProblemError} for a period that cannot be answered.
 */
export const scoresReport: Answering<typeof scores> = async (published, asked, config) => {
  const { who, by, limit, offset } = asked;
  const meta = reportMeta(published, asked, config);
  const scored = await scoredPeople(published, who, meta, config.timezone);
  const open = scored ? openLeads(scored) : [];
  const features = who === 'lead' ? LEAD_FEATURES : VISIT_FEATURES;
  return {
    meta: {
      ...{ report: 'scores', ...meta, who, by, window_days: SCORE_WINDOW },
      as_of_day: scored?.asOf ?? null,
      ...aboutOf(scored),
    },
    open: open.length,
    leads: open.slice(offset, offset + limit),
    channels: scored ? channelScores(scored) : [],
    totals: scoreTotals(scored?.people ?? [], scored?.margin ?? null),
    // What was learned from too few is not shown.
    bins: (scored?.model.sample.status === 'enough' ? scored.model.test.bins : []).map(
      ({ from, count, mean, observed }) => ({
        bin: `${Math.round(from * 100)}–${Math.round(from * 100) + 10} %`,
        ...{ tested: count, predicted: mean, observed },
      }),
    ),
    features: features.map((feature) => ({
      feature,
      odds: scored?.usesModel ? (scored.model.odds[feature] ?? null) : null,
    })),
  };
};

function aboutOf(
  scored: ScoredPeople | null,
): Pick<ScoresReport['meta'], 'sample' | 'used' | 'base_rate' | 'margin_per_sale' | 'quality'> {
  const { model, usesModel = false, margin = null } = scored ?? {};
  const counts = (some: Readonly<Record<string, number>> = {}) => ({ ...NO_COUNTS, ...some });
  const { count = 0, positives = 0 } = model?.test ?? {};
  return {
    sample: {
      status: model?.sample.status ?? 'below_minimum',
      have: counts(model?.sample.have),
      minimum: model ? counts(model.sample.minimum) : { leads: 200, positives: 30, negatives: 30 },
    },
    used: {
      score: usesModel ? 'model' : 'fallback',
      reason: model?.used.reason ?? 'below_minimum',
    },
    base_rate: model?.used.base_rate ?? null,
    margin_per_sale: margin === null ? null : margin.toFixed(2),
    quality: {
      ...{ count, positives, auc: model?.test.auc ?? null, brier: model?.test.brier ?? null },
      brier_base: model?.test.brier_base ?? null,
      calibration_error: model?.test.calibration_error ?? null,
    },
  };
}
