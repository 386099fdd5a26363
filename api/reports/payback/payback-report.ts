import {
  Exact as Decimal,
  type Exact,
  numberOf,
  ONE,
  ratio,
  sumKnown,
  ZERO,
} from '@throughline/transform/plan/figures/exact';
import type { Asked } from '../../contract/report.ts';
import type {
  PaybackChannel,
  PaybackKpis,
  PaybackReport,
  PaybackRow,
  payback,
} from '../../contract/reports/payback.ts';
import { paybackNotes } from '../../contract/reports/payback-notes.ts';
import { summaryOfSpreads } from '../../contract/spreads.ts';
import { monthAfter } from '../../plans/month-after.ts';
import type { StoredPlan } from '../../plans/read-plans.ts';
import { seedOf } from '../../plans/risk/seed-of.ts';
import { spreadsTold } from '../../plans/risk/spreads-told.ts';
import type { Published } from '../answer.ts';
import { prepareApart } from '../apart/computed-apart.ts';
import { wholeMonth } from '../finance/months-of.ts';
import { reportSpreads } from '../finance/report-spreads.ts';
import { decimalText } from '../plan-fact/figures.ts';
import type { ReportConfig } from '../report-config.ts';
import { metaOf } from '../report-meta.ts';
import { moneyText } from './money-text.ts';
import type { Flows, Outlook } from './outlook.ts';
import { outlooksOf } from './outlooks-of.ts';
import { packOf, type Rates, sumOf } from './pack.ts';
import { paybackQuestion } from './question.ts';
import { riskOfOutlooks } from './risk-of-outlooks.ts';

/**
 * Whether a plan pays back: facts as far as they are whole, then what is expected.
 * @throws {ProblemError} `plan_not_computable`.
 */
export async function paybackReport(
  published: Published,
  asked: Asked<typeof payback>,
  config: ReportConfig,
  plan: StoredPlan,
): Promise<PaybackReport> {
  prepareApart();
  const [question, spreads] = await Promise.all([
    paybackQuestion(published, asked.model, config, plan),
    reportSpreads(published, config, plan.plan.settings.months),
  ]);
  const { figures, leaves, reach, arrived, leftOut, horizon } = question;
  const { settings } = plan.plan;
  const { first_month: first, months } = settings;
  const rate = asked.rate ?? settings.rate ?? 0;
  const rates: Rates = {
    rate,
    finance_rate: settings.finance_rate ?? rate,
    reinvest_rate: settings.reinvest_rate ?? rate,
  };
  const { input, lines } = figures;
  const outlooks = outlooksOf(figures, leaves, first, reach);
  const { all, names, channels } = outlooks;
  const seed = seedOf(plan);
  const risks = await riskOfOutlooks(figures, outlooks, { seed, rate, spreads }, published.signal);
  const [risk] = risks.outlooks;
  const from = `${first}-01`;
  const to = wholeMonth(monthAfter(first, months - 1)).to;
  const kpis = kpisOf(all, rates, first, risk!);
  const rows = rowsOf(all, rates, { id: plan.id, version: plan.version, first }, risk!.band);
  const planned = sumKnown(lines.map(({ stages }) => stages.margin));
  const within = sumOf(
    all.months.map((month) => month.plan),
    'margin',
  );
  const about = {
    report: 'payback' as const,
    ...metaOf(published, { from, to }, config),
    plan: { id: plan.id, name: plan.name, version: plan.version, status: plan.state },
    ...{ fee: input.settings.fee, vat_rate: input.settings.vat },
    horizon: wholeMonth(monthAfter(first, horizon - 1)).to,
    ...{ basis: 'payment' as const, vat: 'excluded' as const, ...rates, model: asked.model },
    ...{ data_complete_to: arrived.dataCompleteTo, sources: [...arrived.sources] },
    ...{ seed, draws: risks.draws, left_out: [...leftOut] },
    spreads: summaryOfSpreads(
      spreadsTold(
        all.open.map(({ line }) => line),
        spreads,
      ),
    ),
    after_horizon: planned && within && moneyText(new Decimal(planned.minus(within))),
  };
  const notes = paybackNotes({ meta: about, kpis, kinds: rows.map(({ kind }) => kind) });
  return {
    meta: { ...about, notes: notes.map(({ en }) => en) },
    kpis,
    rows,
    channels: names.map((channel, index) =>
      channelOf(channel, channels[index]!, rates, first, {
        cost: sumOf(
          all.months.map((month) => month.plan),
          'cost',
        ),
        p_loss: risks.outlooks[index + 1]!.p_loss,
      }),
    ),
    totals: totalsOf(all),
  };
}

type Side = 'plan' | 'fact' | 'completion';

function flowsOf({ months }: Outlook, side: Side): readonly Flows[] {
  return months.flatMap((month) => month[side] ?? []);
}

/** Facts so far are none where nothing has been told. */
function sums(outlook: Outlook, key: keyof Flows): Readonly<Record<Side, Exact | null>> {
  const of = (side: Side) => sumOf(flowsOf(outlook, side), key);
  return { plan: of('plan'), fact: of('fact'), completion: of('completion') };
}

function three<Value>(of: (side: Side) => Value) {
  return { plan: of('plan'), fact: of('fact'), completion: of('completion') };
}

function kpisOf(
  outlook: Outlook,
  rates: Rates,
  first: string,
  {
    p_loss,
    npv,
  }: { readonly p_loss: number | null; readonly npv: { p10: string | null; p90: string | null } },
): PaybackKpis {
  const money = (key: keyof Flows) => {
    const found = sums(outlook, key);
    return {
      ...three((side) => moneyText(found[side])),
      difference: gap(found.completion, found.plan),
    };
  };
  const pack = three((side) => packOf(flowsOf(outlook, side), rates, first));
  const romi = three((side) => romiOf(flowsOf(outlook, side)));
  const from = (key: 'npv') => three((side) => pack[side][key]);
  return {
    ...{ budget: money('budget'), cost: money('cost'), revenue: money('revenue') },
    margin: money('margin'),
    romi_margin: {
      ...romi,
      difference:
        romi.plan === null || romi.completion === null ? null : romi.completion - romi.plan,
    },
    npv: {
      ...from('npv'),
      difference: gap(decimal(pack.completion.npv), decimal(pack.plan.npv)),
      ...npv,
    },
    irr: three((side) => pack[side].irr),
    mirr: three((side) => pack[side].mirr),
    payback: three((side) => pack[side].payback),
    discounted_payback: three((side) => pack[side].discounted_payback),
    profitability_index: three((side) => pack[side].profitability_index),
    peak_cash_need: three((side) => pack[side].peak_cash_need),
    p_loss,
  };
}

const decimal = (text: string | null) => (text === null ? null : new Decimal(text));

/** Of figures as they are printed, so that the difference is that of what is read. */
function gap(one: Exact | null, other: Exact | null): string | null {
  if (one === null || other === null) return null;
  return moneyText(new Decimal(moneyText(one)!).minus(moneyText(other)!));
}

function romiOf(months: readonly Flows[]): number | null {
  const [margin, cost] = [sumOf(months, 'margin'), sumOf(months, 'cost')];
  return numberOf(ratio(margin, cost)?.minus(ONE) ?? null);
}

function rowsOf(
  { months }: Outlook,
  { rate }: Rates,
  { id, version, first }: { readonly id: string; readonly version: number; readonly first: string },
  band: readonly { readonly p10: string | null; readonly p90: string | null }[],
): PaybackRow[] {
  const running = { plan: ZERO as Exact | null, completion: ZERO as Exact | null };
  const discounted = { ...running };
  return months.map((own, at) => {
    const month = monthAfter(first, at);
    const flows = (key: keyof Flows) => three((side) => decimalText(own[side]?.[key] ?? null));
    const net = (side: Side) => netOf(own[side]);
    const factor = new Decimal((1 + rate) ** (-at / 12));
    for (const side of ['plan', 'completion'] as const) {
      running[side] = sumKnown([running[side], net(side)]);
      discounted[side] = sumKnown([discounted[side], net(side)?.times(factor) ?? null]);
    }
    return {
      key: new URLSearchParams({ plan: id, version: `${version}`, month }).toString(),
      ...{ month, kind: own.kind, cost: flows('cost'), margin: flows('margin') },
      net: three((side) => decimalText(net(side))),
      ...{ cash_in: flows('cash_in'), cash_out: flows('cash_out') },
      cumulative: {
        plan: decimalText(running.plan),
        completion: decimalText(running.completion),
        ...(own.kind === 'fact' ? { p10: null, p90: null } : band[at]!),
      },
      discounted: {
        plan: moneyText(discounted.plan),
        completion: moneyText(discounted.completion),
      },
    };
  });
}

function netOf(flows: Flows | null): Exact | null {
  return flows?.margin && flows.cost ? new Decimal(flows.margin.minus(flows.cost)) : null;
}

function totalsOf(outlook: Outlook): PaybackReport['totals'] {
  const of = (key: keyof Flows) => three((side) => decimalText(sumOf(flowsOf(outlook, side), key)));
  return {
    ...{ cost: of('cost'), margin: of('margin'), cash_in: of('cash_in'), cash_out: of('cash_out') },
    net: three((side) => decimalText(sumKnown(flowsOf(outlook, side).map(netOf)))),
  };
}

function channelOf(
  channel: string,
  outlook: Outlook,
  rates: Rates,
  first: string,
  { cost: whole, p_loss }: { readonly cost: Exact | null; readonly p_loss: number | null },
): PaybackChannel {
  const of = (key: keyof Flows) => sums(outlook, key);
  const [cost, margin, revenue, leads, deals] = [
    of('cost'),
    of('margin'),
    of('revenue'),
    of('leads'),
    of('deals'),
  ];
  const pack = three((side) => packOf(flowsOf(outlook, side), rates, first));
  return {
    channel,
    cost: three((side) => moneyText(cost[side])),
    margin: three((side) => moneyText(margin[side])),
    romi_margin: three((side) => romiOf(flowsOf(outlook, side))),
    npv: three((side) => pack[side].npv),
    irr: three((side) => pack[side].irr),
    payback: three((side) => pack[side].payback),
    cpl: three((side) => moneyText(ratio(cost[side], leads[side]))),
    cpo: three((side) => moneyText(ratio(cost[side], deals[side]))),
    drr: three((side) => numberOf(ratio(cost[side], revenue[side]))),
    share: numberOf(ratio(cost.plan, whole)),
    p_loss,
  };
}
