import type { AggregatedPaths } from '@throughline/transform/journeys/paths';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { Asked } from '../../contract/report.ts';
import type {
  AttributionReport,
  attribution,
  CreditCell,
} from '../../contract/reports/attribution.ts';
import { LEVEL_COLUMNS } from '../../contract/reports/level-columns.ts';
import type { Level } from '../../contract/terms.ts';
import { type AnyModel, RULE_MODELS } from '../../contract/terms.ts';
import { conditionText } from '../../contract/where.ts';
import { countTests } from '../left-out-tests.ts';
import type { Period } from '../period.ts';
import { computeWhere, isOfName, passesName } from '../query/names-where.ts';
import { conditionsOf } from '../query/question.ts';
import { campaignNames } from '../query/rows/campaign-names.ts';
import type { ReportConfig } from '../report-config.ts';
import { asideMeta, type State } from '../state.ts';
import { agreementOf, type CreditByRow, cellsOf, hundredths, spreadOf } from './cells.ts';
import { conditioned } from './conditioned.ts';
import { type AttributionFacts, fetchAttribution } from './fetch.ts';
import { fingerprintOf } from './fingerprint.ts';
import { fittedCredit, missingRows } from './fitted-credit.ts';
import { modelState, totalsOf } from './model-states.ts';
import type { Fits } from './models/fit-apart.ts';
import type { ModelFit, ModelsQuestion } from './models/fit-models.ts';
import { type AttributionPlan, normalise } from './normalise.ts';
import { creditedRows, type RuleRow, ruleRows, withCosts } from './rows.ts';

/** Fits data-driven models, somewhere. */
export type FitModels = (question: ModelsQuestion) => Promise<Fits>;

export interface AttributionAnswer {
  readonly report: AttributionReport;
  /** Of all that it was made of: equal where the same would come out again. */
  readonly fingerprint: string;
}

const NO_PATHS: AggregatedPaths = {
  channels: [],
  ...{ starts: new Uint32Array(1), steps: new Uint32Array() },
  ...{ conversions: new Float64Array(), nulls: new Float64Array() },
  ...{ revenue: new BigInt64Array(), revenueUnknown: new Float64Array() },
  ...{ margin: new BigInt64Array(), marginUnknown: new Float64Array() },
};
const NO_FACTS: AttributionFacts = { rules: [], spent: [], listed: [], paths: NO_PATHS };
const LINEAR = RULE_MODELS.indexOf('linear');

/** Fingerprint of the facts that an answer would be made of now. */
export async function currentFingerprint(
  reader: Reader,
  state: State | null,
  asked: Asked<typeof attribution>,
  config: ReportConfig,
): Promise<string> {
  const plan = normalise(asked, config);
  return fingerprintOf(state ? await fetchAttribution(reader, state, plan) : NO_FACTS, config);
}

/**
 * What each model says of a period, side by side: rules from the ledger, data-driven models from the
 * journeys with and without a conversion, with their intervals.
 *
 * @param state what to read, from `readState`; null on an empty warehouse.
 * @throws {ProblemError} for a question that cannot be answered.
 */
export async function attributionReport(
  reader: Reader,
  state: State | null,
  dataRange: Period | null,
  asked: Asked<typeof attribution>,
  config: ReportConfig,
  fit: FitModels,
): Promise<AttributionAnswer> {
  const plan = normalise(asked, config);
  const facts = state ? await fetchAttribution(reader, state, plan) : NO_FACTS;
  const fits = await fitsOf(plan, facts, fit);
  const fitted = fits.filter((one): one is ModelFit => 'channels' in one);
  const { rows, credit, whole } = creditOf(plan, facts, fitted);
  const cells = new Map(
    [...credit].map(([model, own]) => [model, cellsOf(rows, own, whole?.get(model))]),
  );
  const states = plan.models.map((model) => modelState(model, plan, fits, credit.get(model)));
  const conserving = states.filter(({ available, conserves }) => available && conserves);
  return {
    fingerprint: fingerprintOf(facts, config),
    report: {
      meta: {
        report: 'attribution',
        ...plan.period,
        ...{ basis: plan.basis, of: plan.of, value: plan.value, by: [...plan.levels] },
        ...{ currency: config.currency, timezone: config.timezone, level: plan.level },
        default_period: asked.default_period ?? false,
        as_of: state?.asOf ?? null,
        revision: Number(state?.revision ?? 0),
        ...asideMeta(state),
        tests: state ? await countTests(reader, state, plan.period, config.timezone) : 0,
        data: dataRange,
        ...(plan.where.length > 0 && { where: plan.where.map(conditionText) }),
        totals: {
          ...totalsOf(rows.map(({ rules }) => rules[LINEAR]!)),
          nulls: facts.paths?.nulls.reduce((sum, nulls) => sum + nulls, 0) ?? null,
        },
        models: states,
        agreement: agreementOf(rows, cells),
        run: null,
      },
      columns: columnsOf(plan.levels),
      rows: rows.map((row, at) => ({
        ...{ key: row.key, kind: row.kind, channel: '', ...row.names },
        cost: row.cost === null ? null : hundredths(row.cost / 10_000n),
        models: Object.fromEntries([...cells].map(([model, own]) => [model, own[at]!])),
        spread: spreadOf(conserving.map(({ model }) => cells.get(model)![at] as CreditCell)),
      })),
    },
  };
}

interface Credited {
  readonly rows: readonly RuleRow[];
  readonly credit: ReadonlyMap<AnyModel, CreditByRow>;
  /** Before conditions took a part of it; undefined without conditions. */
  readonly whole?: ReadonlyMap<AnyModel, CreditByRow>;
}

/**
 * What each model gives to each row. Models divide whole conversions and learn from all journeys; conditions then choose
 * the parts that pass, a data-driven model's by where linear credit stands inside of the channel.
 */
function creditOf(
  plan: AttributionPlan,
  facts: AttributionFacts,
  fitted: readonly ModelFit[],
): Credited {
  const { levels, fine, where, rules } = plan;
  const { ofNames } = conditionsOf(where);
  const isConditioned = where.length > 0;
  const found = isConditioned ? creditedRows(facts, fine) : ruleRows(facts, levels);
  // Of a channel that no conversion came by nothing but its name is known.
  const isMet = (channel: string) =>
    where.every(
      (one) => isOfName(one) || passesName(one, one.dimension === 'channel' ? channel : ''),
    );
  const parts = sorted([
    ...found,
    ...distinct(fitted.flatMap((one) => missingRows(found, one, fine, isMet))),
  ]);
  const credit = new Map<AnyModel, CreditByRow>([
    ...rules.map((model) => [model, ruleCredit(parts, model)] as const),
    ...fitted.map((one) => [one.model, fittedCredit(parts, one)] as const),
  ]);
  if (!isConditioned) return { rows: parts, credit };
  const names = campaignNames(facts.listed);
  const { computed } = computeWhere(facts.spent, levels, names, new Set(), ofNames);
  const met = conditioned(parts, credit, { fine, levels, ofNames });
  return {
    ...{ rows: sorted(withCosts(met.rows, computed.rows)), credit: met.credit },
    whole: credit,
  };
}

async function fitsOf(
  { fitted: models, value, order, bootstrap, level, transform }: AttributionPlan,
  { paths }: AttributionFacts,
  fit: FitModels,
): Promise<Fits> {
  if (models.length === 0) return [];
  const { channels, starts, steps, conversions, nulls } = paths ?? NO_PATHS;
  const money = (paths ?? NO_PATHS)[value];
  return fit({
    paths: { channels, starts, steps, conversions, nulls, value: Float64Array.from(money, Number) },
    ...{ models, order, bootstrap, level, transform },
  });
}

function ruleCredit(rows: readonly RuleRow[], model: AnyModel): CreditByRow {
  const at = (RULE_MODELS as readonly string[]).indexOf(model);
  return new Map(rows.map(({ key, rules }) => [key, rules[at]!]));
}

/** By what linear credits, the most first; the unattributed row last. */
function sorted(rows: readonly RuleRow[]): readonly RuleRow[] {
  const linear = ({ rules }: RuleRow) => rules[LINEAR]!.share;
  return [...rows].sort(
    (a, b) =>
      Number(a.kind === 'unattributed') - Number(b.kind === 'unattributed') ||
      (linear(a) > linear(b) ? -1 : linear(a) < linear(b) ? 1 : a.key < b.key ? -1 : 1),
  );
}

function distinct(rows: readonly RuleRow[]): readonly RuleRow[] {
  return [...new Map(rows.map((row) => [row.key, row])).values()];
}

function columnsOf(levels: readonly Level[]): AttributionReport['columns'] {
  return [
    ...levels.map((key) => ({ key, label: LEVEL_COLUMNS[key].label!.en, unit: 'text' as const })),
    { key: 'cost', label: 'Cost', unit: 'money' },
    { key: 'conversions', label: 'Conversions', unit: 'count' },
    { key: 'share', label: 'Share', unit: 'percent' },
    { key: 'value', label: 'Value', unit: 'money' },
    { key: 'romi', label: 'ROMI', unit: 'percent' },
    { key: 'rank', label: 'Rank', unit: 'count' },
  ];
}
