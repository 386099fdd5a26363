import { Exact, sumKnown, ZERO } from '@throughline/transform/plan/figures/exact';
import type { RiskOutline } from '@throughline/transform/plan/risk/risk-outline';
import type { PlannedFigures } from '../../plans/plan-lines.ts';
import { planRiskInput, usualDraws } from '../../plans/risk/plan-risk-input.ts';
import type { PlanSpreads } from '../../plans/risk/plan-spreads.ts';
import { computedApart } from '../apart/computed-apart.ts';
import { moneyText } from './money-text.ts';
import { campaignKey, type Outlook } from './outlook.ts';
import type { Outlooks } from './outlooks-of.ts';

interface Quantiles {
  readonly p10: string | null;
  readonly p90: string | null;
}

export interface OutlookRisk {
  /** Chance that margin does not cover cost; null where a margin is not known. */
  readonly p_loss: number | null;
  readonly npv: Quantiles;
  /** Of the running sum, by month. */
  readonly band: readonly Quantiles[];
}

interface Asked {
  readonly seed: number;
  readonly rate: number;
  readonly spreads: PlanSpreads;
}

/**
 * The risk of what is still to be spent, on top of what has happened and of what past leads still bring, which is taken at its
 * mean. All outlooks share their luck.
 * @param outlooks of all lines, and of each channel.
 */
export async function riskOfOutlooks(
  figures: Pick<PlannedFigures, 'input' | 'loadings'>,
  { all, names, channels }: Outlooks,
  asked: Asked,
  signal?: AbortSignal,
): Promise<{ readonly draws: number; readonly outlooks: readonly OutlookRisk[] }> {
  const outlooks = [all, ...channels];
  const draws = usualDraws(2 * all.open.length);
  const certain = outlooks.map((outlook) => certainOf(outlook, asked.rate));
  const inputOf = (index: number) =>
    openInput(figures, outlooks[index]!, certain[index]!, { ...asked, draws });
  const whole = inputOf(0);
  const parts = names.flatMap((channel, at) => {
    const { profit } = certain[at + 1]!;
    return channels[at]!.open.length === 0 || profit === null
      ? []
      : [{ channel, profit: profit.neg().toFixed() }];
  });
  // Where all of it is not known, a channel still may be.
  const plans = whole
    ? [{ input: whole, parts }]
    : names.map((_, at) => ({ input: inputOf(at + 1), parts: [] }));
  const { answers } = await computedApart('outlines', plans, signal);
  const told = whole
    ? new Map(parts.map(({ channel }, at) => [channel, answers[0]?.parts[at]]))
    : new Map(names.map((channel, at) => [channel, answers[at]?.all]));
  const risks = [whole ? answers[0]?.all : null, ...names.map((channel) => told.get(channel))];
  return {
    draws,
    outlooks: outlooks.map((outlook, index) =>
      outlookRisk(outlook, certain[index]!, risks[index] ?? null),
    ),
  };
}

/** What is still to be spent; null where nothing is, or not all is known. */
function openInput(
  { input, loadings }: Pick<PlannedFigures, 'input' | 'loadings'>,
  { open, observed }: Outlook,
  { profit }: Certain,
  { seed, draws, rate, spreads }: Asked & { readonly draws: number },
): object | null {
  if (open.length === 0 || profit === null) return null;
  const parts = new Map(open.map(({ line, part }) => [line, part]));
  return planRiskInput(
    { input, loadings, lines: open.map(({ line }) => line) },
    {
      ...{ seed, draws, rate, spreads, target: { profit: profit.neg().toFixed() } },
      observed: (line) => observed.get(campaignKey(line)) ?? {},
      partOf: (line) => parts.get(line) ?? 1,
    },
  );
}

interface Certain {
  readonly profit: Exact | null;
  readonly npv: Exact | null;
  readonly running: readonly (Exact | null)[];
}

function certainOf({ months }: Outlook, rate: number): Certain {
  const nets = months.map(({ certain: { cost, margin } }) => margin && cost && margin.minus(cost));
  const running: (Exact | null)[] = [];
  for (const net of nets) running.push(sumKnown([running.at(-1) ?? ZERO, net ?? null]));
  return {
    running: running.map((sum, at) =>
      nets.slice(0, at + 1).some((net) => net === null) ? null : sum,
    ),
    profit: sumKnown(nets.map((net) => net ?? null)),
    npv: sumKnown(nets.map((net, at) => net?.times((1 + rate) ** (-at / 12)) ?? null)),
  };
}

const UNKNOWN = { p10: null, p90: null };

function outlookRisk(
  { open, months }: Outlook,
  { profit, npv, running }: Certain,
  risk: RiskOutline | null,
): OutlookRisk {
  if (profit === null || npv === null)
    return { p_loss: null, npv: UNKNOWN, band: months.map(() => UNKNOWN) };
  if (open.length === 0) {
    // Nothing is left to chance.
    const same = (value: Exact | null) => ({ p10: moneyText(value), p90: moneyText(value) });
    return { p_loss: profit.lt(0) ? 1 : 0, npv: same(npv), band: running.map(same) };
  }
  if (risk === null) return { p_loss: null, npv: UNKNOWN, band: months.map(() => UNKNOWN) };
  const on = (base: Exact | null, quantiles: Quantiles | undefined): Quantiles => {
    const add = (text: string | null | undefined) =>
      base === null || text == null ? null : moneyText(new Exact(base.plus(text)));
    return { p10: add(quantiles?.p10), p90: add(quantiles?.p90) };
  };
  return {
    p_loss: risk.p_target === null ? null : 1 - risk.p_target,
    npv: on(npv, risk.npv),
    band: months.map((_, at) => on(running[at]!, risk.cumulative[at])),
  };
}
