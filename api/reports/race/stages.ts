import type { ExploreReport } from '../../contract/reports/explore.ts';
import type { RaceAspects, RaceRow, RaceStage } from '../../contract/reports/race.ts';
import type { Why } from '../../contract/why.ts';

/** Figures of one side, of everything or of what was paid for. */
type Figures = Readonly<Record<string, unknown>> & { readonly why?: Readonly<Record<string, Why>> };

/** What the stages are made of, of one period. */
export interface RaceSide {
  readonly all: Figures;
  readonly paid: Figures;
  /** By whether the person had visited before. */
  readonly newVisits: number | null;
  /** Sales to those who had bought before, and their margin. */
  readonly repeat: Figures | undefined;
}

/** Metric of each aspect; what has none is worked out below. */
const METRICS: Readonly<Record<RaceStage, Readonly<Partial<Record<keyof RaceAspects, string>>>>> = {
  reach: { volume: 'visits', value: 'margin_per_visit', cost: 'cost_per_visit' },
  act: { volume: 'leads', quality: 'lead_rate', value: 'margin_per_lead', cost: 'cpl' },
  convert: { volume: 'sold', quality: 'sale_rate', value: 'margin_per_sale', cost: 'cps' },
  engage: { quality: 'returning_share' },
};

/** Asked of the layer of questions. */
export const RACE_METRICS = [
  ...new Set([...Object.values(METRICS).flatMap((of) => Object.values(of)), 'orders', 'deals']),
].join(',');

/** One stage of one period, with the reason of what is not known. */
export function aspectsOf(stage: RaceStage, side: RaceSide): Pick<RaceRow, 'why'> & RaceAspects {
  const why: RaceRow['why'] = {};
  const of = (aspect: keyof RaceAspects): string | number | null => {
    const metric = METRICS[stage][aspect];
    const figures = aspect === 'cost' ? side.paid : side.all;
    if (!metric) return own(stage, aspect, side);
    const value = (figures[metric] ?? null) as string | number | null;
    const reason = figures.why?.[metric];
    if (value === null && reason) why[aspect] = reason;
    return value;
  };
  const told = {
    volume: of('volume'),
    quality: of('quality'),
    value: of('value'),
    cost: of('cost'),
  };
  if (stage === 'engage') why.cost = 'not_applicable';
  return { ...told, why };
}

function own(stage: RaceStage, aspect: keyof RaceAspects, side: RaceSide): string | number | null {
  const visits = side.all.visits;
  if (stage === 'reach' && aspect === 'quality')
    return side.newVisits === null || typeof visits !== 'number' || visits === 0
      ? null
      : side.newVisits / visits;
  if (stage !== 'engage') return null;
  const { sold = 0, sold_margin: margin } = side.repeat ?? {};
  if (aspect === 'volume') return typeof sold === 'number' ? sold : null;
  if (aspect !== 'value' || typeof sold !== 'number' || sold === 0 || typeof margin !== 'string')
    return null;
  return (Number(margin) / sold).toFixed(2);
}

/** The sides of the answers by which the stages are told. */
export function sidesOf(
  whole: ExploreReport,
  byVisitor: ExploreReport,
  byCustomer: ExploreReport,
): { readonly now: RaceSide; readonly before: RaceSide } {
  const fresh = byVisitor.rows.find(({ returning }) => returning === 'new');
  const repeat = byCustomer.rows.find(({ customer }) => customer === 'repeat');
  const hasVisitors = byVisitor.meta.lacks.length === 0;
  const count = (value: unknown) => (typeof value === 'number' ? value : 0);
  return {
    now: {
      ...{ all: whole.totals as Figures, paid: whole.paid as Figures },
      newVisits: hasVisitors ? count(fresh?.visits) : null,
      repeat: repeat as Figures | undefined,
    },
    before: {
      ...{ all: (whole.totals.previous ?? {}) as Figures },
      paid: (whole.paid.previous ?? {}) as Figures,
      newVisits: hasVisitors ? count(fresh?.previous?.visits) : null,
      repeat: (repeat?.previous ?? undefined) as Figures | undefined,
    },
  };
}
