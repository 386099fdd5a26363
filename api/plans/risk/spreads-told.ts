import type { PriceSpread, RateSpread } from '@throughline/transform/plan/risk/history-spreads';
import type { SpreadTold } from '../../contract/spreads.ts';
import type { PlannedLine } from '../plan-lines.ts';
import { PLAN_WORTH, PRICE_SIGMA } from './plan-risk-input.ts';
import type { PlanSpreads } from './plan-spreads.ts';

/** Where the spread of each driver of each campaign comes from, as `planRiskInput` takes it. */
export function spreadsTold(lines: readonly PlannedLine[], spreads: PlanSpreads): SpreadTold[] {
  const campaigns = new Map(
    lines.map((line) => [JSON.stringify([line.channel, line.campaign]), line]),
  );
  return [...campaigns.values()].flatMap((planned) => {
    const { channel, campaign, line, stages } = planned;
    const own = spreads(planned);
    const told: SpreadTold[] = [];
    const from = (spread: PriceSpread | RateSpread | null | undefined) => ({
      ...{ source: spread?.source ?? ('assumed' as const), months: spread?.months ?? null },
    });
    const price = (driver: 'cpc' | 'aov', spread: PriceSpread | null | undefined) =>
      told.push({
        ...{ channel, campaign, driver, ...from(spread), worth: null },
        sigma: spread?.sigma ?? PRICE_SIGMA,
      });
    const rate = (driver: 'lead_rate' | 'deal_rate', spread: RateSpread | null | undefined) =>
      told.push({
        ...{ channel, campaign, driver, ...from(spread), sigma: null },
        worth: spread?.worth ?? PLAN_WORTH,
      });
    const isOpen = (value: number | null | undefined) => value != null && value > 0 && value < 1;
    if (line.cpc) price('cpc', own?.cpc);
    if (isOpen(line.lead_rate)) rate('lead_rate', own?.lead_rate);
    if (isOpen(line.deal_rate))
      rate('deal_rate', stages.leads === null ? own?.sale_rate : own?.deal_rate);
    if (line.aov?.gt(0)) price('aov', own?.aov);
    return told;
  });
}
