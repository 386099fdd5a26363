import { answerOf } from '@throughline/transform/plan/answer-of';
import { maturity as calculation } from '@throughline/transform/plan/customers/maturity/maturity';
import type { Asked } from '../../contract/report.ts';
import type { MaturityReport, maturity } from '../../contract/reports/maturity.ts';
import {
  INDICATOR_TEXTS,
  MATURITY_DIMENSIONS,
  MATURITY_INDICATORS,
  type MaturityIndicator,
} from '../../contract/reports/maturity-indicators.ts';
import type { StoredPlan } from '../../plans/read-plans.ts';
import type { Published } from '../answer.ts';
import { checkPeriod, type Period } from '../period.ts';
import type { ReportConfig } from '../report-config.ts';
import { reportMeta } from '../report-meta.ts';
import type { State } from '../state.ts';
import { fetchMaturityFacts } from './facts.ts';
import { indicatorsOf, type Measurements } from './indicators-of.ts';

const NEEDED = 10;
const GAPS = 3;
/** The stage of a quarter before says whether it has moved for good. */
const QUARTER_DAYS = 91;
const DAY_MS = 86_400_000;

/**
 * The stage that nineteen indicators reach together, each with what it was computed of.
 * @throws {ProblemError} for a period that cannot be answered.
 */
export async function maturityReport(
  published: Published,
  asked: Asked<typeof maturity>,
  config: ReportConfig,
  plan: StoredPlan | null,
): Promise<MaturityReport> {
  const { reader, state } = published;
  const meta = reportMeta(published, asked, config);
  const period = checkPeriod(asked);
  const [measured, earlier] = await Promise.all([
    measurements({ reader, state }, period, config, plan),
    measurements({ reader, state }, quarterBefore(period), config, plan),
  ]);
  const before = computed(earlier, null);
  const found = computed(measured, { computed: before.stage, shown: before.stage });
  const gapOf = new Map(found.gaps.map((gap) => [gap.indicator, gap]));
  return {
    meta: { report: 'maturity', ...meta, known: found.known, needed: NEEDED },
    ...{ stage: found.stage, shown: found.shown, upper_stage: found.upper_stage },
    dimensions: MATURITY_DIMENSIONS.map((dimension) => ({
      dimension,
      level: found.dimensions[dimension],
    })),
    unmet_gates: [...found.unmet_gates] as MaturityIndicator[],
    unknown_gates: [...found.unknown_gates] as MaturityIndicator[],
    gaps: found.gaps.slice(0, GAPS).map(({ indicator }) => indicator as MaturityIndicator),
    rows: MATURITY_INDICATORS.map((indicator) => {
      const { value, word, part, of } = measured[indicator];
      const gap = gapOf.get(indicator);
      return {
        ...{ indicator, dimension: INDICATOR_TEXTS[indicator].dimension },
        ...{ level: found.levels[indicator] ?? null, value: value ?? null, word: word ?? null },
        ...{ threshold: gap?.threshold ?? null, part: part ?? null, of: of ?? null },
        at_stake: gap?.at_stake ?? null,
        governs: gap?.governs ?? null,
        gate_of: [...(GATES[indicator] ?? [])],
      };
    }),
  };
}

/** Stages that cannot be reached without an indicator. */
const GATES: Readonly<Partial<Record<MaturityIndicator, readonly number[]>>> = {
  ...{ tracking_coverage: [2], trend: [2], cash_stability: [2], email: [2] },
  ...{ cost_coverage: [3], revenue_attributed: [3], segmentation: [3], loyalty: [3], goals: [3] },
  planning: [3, 4],
  ...{ crm_loop: [4], identity: [4], automation: [4], omnichannel: [4], threat_watch: [4] },
};

async function measurements(
  { reader, state }: { readonly reader: Published['reader']; readonly state: State | null },
  period: Period,
  config: ReportConfig,
  plan: StoredPlan | null,
): Promise<Measurements> {
  if (!state)
    return Object.fromEntries(MATURITY_INDICATORS.map((name) => [name, {}])) as Measurements;
  return indicatorsOf(await fetchMaturityFacts({ reader, state }, period, config), plan);
}

type Input = Parameters<typeof answerOf<ReturnType<typeof calculation.calculate>>>[1];

function computed(
  measured: Measurements,
  previous: { readonly computed: number | null; readonly shown: number | null } | null,
) {
  const told = MATURITY_INDICATORS.filter((name) => measured[name].input);
  return answerOf(
    calculation as never,
    {
      indicators: Object.fromEntries(told.map((name) => [name, measured[name].input])),
      previous,
      governs: Object.fromEntries(
        told.flatMap((name) => {
          const { governs } = measured[name];
          return governs === undefined ? [] : [[name, (governs / 100).toFixed(2)]];
        }),
      ),
    } as Input,
  ) as ReturnType<typeof calculation.calculate>;
}

function quarterBefore({ from, to }: Period): Period {
  const back = (day: string) =>
    new Date(Date.parse(day) - QUARTER_DAYS * DAY_MS).toISOString().slice(0, 10);
  return { from: back(from), to: back(to) };
}
