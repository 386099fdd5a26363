import { formatMicros } from '@throughline/ingest/contract/money';
import {
  type MultiverseReport,
  type MultiverseRow,
  type multiverse,
  type Reading,
  VAT,
} from '../../contract/reports/multiverse.ts';
import { BASES, DATA_DRIVEN_MODELS, MODELS, VALUES } from '../../contract/terms.ts';
import { conditionText } from '../../contract/where.ts';
import { firstWhy, type Why } from '../../contract/why.ts';
import type { Cube, Measures } from '../../metrics/measures.ts';
import { metricValues } from '../../metrics/metric-values.ts';
import type { Answering } from '../answer.ts';
import { checkPeriod } from '../period.ts';
import {
  type CostedSources,
  everSold,
  fetchCostedSources,
  fetchListed,
} from '../query/fetch-around.ts';
import { computeWhere, levelsOf, type NameCondition } from '../query/names-where.ts';
import { conditionsOf, lacking } from '../query/question.ts';
import { rollupOf } from '../query/rolled/rollup-of.ts';
import { type CampaignNames, campaignNames, datedNames } from '../query/rows/campaign-names.ts';
import { joinAdGroups } from '../query/rows/join-ad-groups.ts';
import { ofChannels, rowMeasures, type Tellable } from '../query/rows/row-measures.ts';
import type { ReportConfig } from '../report-config.ts';
import { reportMeta } from '../report-meta.ts';
import { fetchReadings, type ReadingFacts } from './fetch-readings.ts';
import { decisiveOf, flippedBy, flipsOf } from './verdicts.ts';

/** Credits each touch with the whole conversion: it compares touches, and no earning with a cost. */
const OFF = 'participation';
const MICROS = 1_000_000n;

/** @param vat millionths; null where no rate is known. */
function readingsOf(vat: bigint | null): readonly Reading[] {
  const counted = VAT.filter((one) => one === 'excluded' || vat !== null);
  return MODELS.filter((model) => model !== OFF).flatMap((model) =>
    BASES.flatMap((basis) =>
      VALUES.flatMap((value) => counted.map((one) => ({ model, basis, value, vat: one }))),
    ),
  );
}

/** What channels are made of. */
const OF_CHANNELS: ReadonlySet<Cube> = new Set(['costs', 'touches', 'credit']);

/** What is known beside the facts, and which of them pass. */
interface Around {
  readonly costed: CostedSources;
  readonly ofNames: readonly NameCondition[];
  readonly names: CampaignNames;
  readonly tellable: Tellable;
}

const NOTHING: ReadingFacts = { own: [], credit: () => [] };

/** What one reading says of one channel. */
interface Figures {
  readonly romi: number | null;
  /** Millionths. */
  readonly profit: bigint | null;
  /** Millionths. */
  readonly spent: bigint | null;
  readonly why: Why | null;
  readonly cost: string | null;
  readonly value: string | null;
}
type ByChannel = ReadonlyMap<string, Figures>;

/** In how many readings each channel earns, and which single choice decides. */
export const multiverseReport: Answering<typeof multiverse> = async (published, asked, config) => {
  const { reader, state } = published;
  const meta = reportMeta(published, asked, config);
  const period = checkPeriod(asked);
  const { model, basis, value, where } = asked;
  const { ofFacts, ofNames } = conditionsOf(where);
  const levels = levelsOf(['channel'], ofNames);
  const rollup = state ? rollupOf(state, config.customWeights) : undefined;
  const listed = state ? await fetchListed(reader, state, levels) : [];
  const narrowed = { conditions: ofFacts, levels, datedNames: datedNames(listed) };
  const [facts, costed, salesTold] = state
    ? await Promise.all([
        fetchReadings(reader, state, period, config.customWeights, narrowed),
        fetchCostedSources(reader, state, period.to, rollup),
        everSold(reader, state),
      ])
    : [NOTHING, new Map<string, string>(), false];
  const vat = vatOf(config);
  const readings = readingsOf(vat);
  const chosen: Reading = { model, basis, value, vat: 'excluded' };
  // Whether facts can tell does not hang on the reading: credit is dated by every basis.
  const dated = { model, basis, customWeights: config.customWeights };
  const lacks = lacking({ levels: [], by: [], where, dated });
  const around: Around = {
    ...{ costed, ofNames, names: campaignNames(listed) },
    tellable: {
      ...ofChannels(salesTold),
      lacks: new Set([...lacks].filter((cube) => OF_CHANNELS.has(cube))),
    },
  };
  const answers = answersOf([...readings, chosen], facts, around, vat);
  const own = answers.get(keyOf(chosen))!;
  const all = readings.map((reading) => answers.get(keyOf(reading))!);
  const channels = [...new Set([...all, own].flatMap((one) => [...one.keys()]))].sort();
  const isPaid = (channel: string) =>
    [...all, own].some((one) => {
      const figures = one.get(channel);
      return figures !== undefined && figures.why !== 'not_applicable';
    });
  const paid = channels.filter(isPaid);
  return {
    meta: {
      report: 'multiverse',
      ...{ ...meta, model, basis, value },
      where: where.map(conditionText),
      vat_rate: vat === null ? null : Number(vat) / Number(MICROS),
      readings: [...readings],
      off: [
        { model: OFF, code: 'not_conserving', message: NOT_CONSERVING },
        ...DATA_DRIVEN_MODELS.map((one) => ({
          ...{ model: one, code: 'not_of_channels' as const, message: NOT_OF_CHANNELS },
        })),
      ],
      not_paid: channels.length - paid.length,
    },
    rows: paid.map((channel) => rowOf(channel, own, all, readings, chosen)).sort(mostDisputed),
  } satisfies MultiverseReport;
};

const NOT_CONSERVING =
  'Credits every touch with the whole conversion, so the values of channels add up to more than was sold.';
const NOT_OF_CHANNELS =
  'Compares whole journeys, with and without a conversion; the report attribution has it.';

const keyOf = ({ model, basis, value, vat }: Reading) => `${model}/${basis}/${value}/${vat}`;

/** Every reading by the rules of the report `channels`; both kinds of money of a model and basis at once. */
function answersOf(
  readings: readonly Reading[],
  facts: ReadingFacts,
  { costed, ofNames, names, tellable }: Around,
  rate: bigint | null,
): ReadonlyMap<string, ByChannel> {
  const answers = new Map<string, Map<string, Figures>>();
  const credited = new Set(readings.map(({ model, basis }) => `${model}/${basis}`));
  for (const pair of credited) {
    const [model, basis] = pair.split('/') as [Reading['model'], Reading['basis']];
    const groups = [...facts.own, ...facts.credit(model, basis)];
    const joined = joinAdGroups(names, groups);
    const { rows } = computeWhere(groups, ['channel'], joined, costed, ofNames).computed;
    for (const value of VALUES) {
      const of = new Map<string, Figures>();
      answers.set(keyOf({ model, basis, value, vat: 'excluded' }), of);
      for (const row of rows.values()) {
        if (row.kind !== 'channel') continue;
        const { measures, withheld } = rowMeasures(row, tellable);
        const key = value === 'margin' ? 'romi_margin' : 'romi_revenue';
        const { values, why } = metricValues(measures, withheld, [key, 'cost', value] as const);
        of.set(row.names.channel!, {
          romi: values[key] as number | null,
          profit: why[key] === undefined ? profitOf(measures, value) : null,
          spent: typeof measures.cost === 'bigint' ? measures.cost : null,
          why: why[key] ?? null,
          cost: values.cost as string | null,
          value: values[value] as string | null,
        });
      }
      if (rate !== null)
        answers.set(keyOf({ model, basis, value, vat: 'included' }), withVat(of, rate));
    }
  }
  return answers;
}

/** What is left where VAT on costs cannot be reclaimed. */
function withVat(figures: ByChannel, rate: bigint): Map<string, Figures> {
  return new Map(
    [...figures].map(([channel, one]) => {
      const { profit, spent } = one;
      if (profit === null || spent === null) return [channel, one];
      const vat = divided(spent * rate);
      const left = profit - vat;
      return [channel, { ...one, profit: left, romi: Number(left) / Number(spent + vat) }];
    }),
  );
}

/** Millionths of millionths as millionths, to the nearest. */
function divided(amount: bigint): bigint {
  const half = amount < 0n ? -MICROS / 2n : MICROS / 2n;
  return (amount + half) / MICROS;
}

/** The rate of VAT in millionths; null where none is set. */
function vatOf({ vatRate }: ReportConfig): bigint | null {
  const rate = BigInt(Math.round(Number(vatRate ?? 0) * Number(MICROS)));
  return rate > 0n ? rate : null;
}

function profitOf(measures: Measures, value: Reading['value']): bigint | null {
  const { cost } = measures;
  const worth = measures[value];
  return typeof cost === 'bigint' && typeof worth === 'bigint' ? worth - cost : null;
}

function rowOf(
  channel: string,
  own: ByChannel,
  all: readonly ByChannel[],
  readings: readonly Reading[],
  chosen: Reading,
): MultiverseRow {
  const found = all.map((one) => one.get(channel));
  const verdicts = found.map((one) => (one?.profit == null ? null : one.profit > 0n));
  const known = found.filter((one) => one !== undefined && one.profit !== null) as (Figures & {
    readonly profit: bigint;
  })[];
  const romis = known.flatMap(({ romi }) => romi ?? []);
  const profits = known.map(({ profit }) => profit).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const flips = flipsOf(readings, verdicts);
  const earns = verdicts.filter(Boolean).length;
  const here = own.get(channel);
  const unknown = found.filter((one) => one?.profit == null);
  const reasons = unknown.flatMap((one) => one?.why ?? []);
  return {
    key: new URLSearchParams({ channel }).toString(),
    channel,
    cost: here?.cost ?? null,
    value: here?.value ?? null,
    ...{ readings: known.length, earns, share: known.length > 0 ? earns / known.length : null },
    unknown: unknown.length,
    why: reasons.length > 0 ? reasons.reduce(firstWhy) : null,
    verdict: here?.profit == null ? 'unknown' : here.profit > 0n ? 'earns' : 'loses',
    romi: here?.romi ?? null,
    romi_low: romis.length > 0 ? Math.min(...romis) : null,
    romi_high: romis.length > 0 ? Math.max(...romis) : null,
    profit: here?.profit == null ? null : formatMicros(here.profit),
    profit_low: profits.length > 0 ? formatMicros(profits[0]!) : null,
    profit_high: profits.length > 0 ? formatMicros(profits.at(-1)!) : null,
    decisive: decisiveOf(flips),
    choices: flips,
    flipped_by: flippedBy(readings, verdicts, chosen),
    of_readings: {
      romi: found.map((one) => (one?.profit == null ? null : one.romi)),
      profit: found.map((one) => (one?.profit == null ? null : formatMicros(one.profit))),
    },
  };
}

/** Channels on which readings are divided first, the most evenly divided of all at the top; then by name. */
function mostDisputed(a: MultiverseRow, b: MultiverseRow): number {
  const dispute = ({ share }: MultiverseRow) => (share === null ? -1 : 0.5 - Math.abs(share - 0.5));
  return dispute(b) - dispute(a) || (a.channel < b.channel ? -1 : 1);
}
