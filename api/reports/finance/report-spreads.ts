import { fetchHistory } from '../../plans/history/history.ts';
import { HISTORY_MODEL } from '../../plans/history/recent-history.ts';
import { NO_SPREADS, type PlanSpreads, planSpreads } from '../../plans/risk/plan-spreads.ts';
import type { Published } from '../answer.ts';
import { remembered, rememberedFew } from '../remembered.ts';
import type { ReportConfig } from '../report-config.ts';

/** How much drivers have varied up to a state: alike for every report, and read once a state. */
export async function reportSpreads(
  published: Pick<Published, 'reader' | 'state' | 'dataRange'>,
  config: ReportConfig,
  planMonths: number,
): Promise<PlanSpreads> {
  const { state } = published;
  if (!state) return NO_SPREADS;
  return rememberedFew(state, 'spreads', { planMonths }, async () =>
    planSpreads(
      await remembered(state, 'history', () => fetchHistory(published, config, HISTORY_MODEL)),
      planMonths,
    ),
  );
}
