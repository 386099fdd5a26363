import {
  type ArmReading,
  experiment as calculation,
  type ExperimentReading,
} from '@throughline/transform/plan/experiments/experiment';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type {
  IncrementalityReport,
  incrementality,
} from '../../contract/reports/incrementality.ts';
import type { Answering } from '../answer.ts';
import { moneyOf } from '../journey-filter.ts';
import { reportMeta } from '../report-meta.ts';
import { ASSIGNED } from './assigned-statement.ts';
import { ageOf, calibrationOf } from './calibration.ts';
import { findControl } from './find-control.ts';

const ARMS = `${ASSIGNED}${sqlFile(import.meta.url, './arms.sql')}`;
const CHANNEL_VALUE = sqlFile(import.meta.url, './channel-value.sql');
const MINIMUM = { people: 100, buyers: 20 };

type Row = IncrementalityReport['rows'][number];
type Named = 'experiment' | 'arm' | 'first_day' | 'last_day';
type Counted = 'members' | 'buyers' | 'crossed' | 'money' | 'unknown_sales';
type Credited = 'credited_money' | 'credited_unknown';
type Stored = Record<Named | Counted | Credited, string> & { readonly squares: number };
/** What the channel of a test is credited with in the period; null where nothing or not all of it is known. */
type ChannelValue = bigint | null;

/** What the groups of each test bought, and what that proves. */
export const incrementalityReport: Answering<typeof incrementality> = async (
  published,
  asked,
  config,
) => {
  const { reader, state } = published;
  const { value, experiment = '', control, channel = '' } = asked;
  const meta = reportMeta(published, asked, config);
  const parameters = state && {
    ...{ generation: state.generation, revision: state.revision, value, experiment, channel },
    ...{ from: meta.from, to: meta.to, timezone: config.timezone },
  };
  const [found, [credited]] = parameters
    ? await Promise.all([
        reader.rows<Stored>(ARMS, parameters),
        channel === ''
          ? []
          : reader.rows<Record<'money' | 'unknown', string>>(CHANNEL_VALUE, parameters),
      ])
    : [[], []];
  const channelValue = credited && Number(credited.unknown) === 0 ? BigInt(credited.money) : null;
  const tests = [...new Set(found.map((row) => row.experiment))].map((name) =>
    testOf(
      name,
      found.filter((row) => row.experiment === name),
      { control, channel, channelValue, asOf: state?.asOf ?? '' },
    ),
  );
  return {
    meta: {
      ...{ report: 'incrementality', ...meta, value, channel: channel || null, minimum: MINIMUM },
      experiments: tests.map(({ about }) => about),
    },
    rows: tests.flatMap(({ rows }) => rows),
  };
};

interface Context {
  /** The group that is named as the one left alone. */
  readonly control: string | undefined;
  readonly channel: string;
  readonly channelValue: ChannelValue;
  /** When the answer was read. */
  readonly asOf: string;
}

function testOf(name: string, stored: readonly Stored[], context: Context) {
  // Of a group whose people were all seen in another one as well there is nobody left.
  const arms = stored.filter(({ members }) => Number(members) > 0);
  const control = findControl(
    arms.map(({ arm }) => arm),
    context.control,
  );
  const lastDay = stored
    .map((one) => one.last_day)
    .sort()
    .at(-1)!;
  const reading = control !== null && arms.length > 1 ? readingOf(arms, control) : null;
  return {
    about: {
      ...{ name, control },
      people: arms.length > 0 ? Math.min(...arms.map(({ members }) => Number(members))) : 0,
      buyers: sum(arms.map(({ buyers }) => Number(buyers))),
      is_enough: reading?.status === 'computed',
      crossed: sum(stored.map(({ crossed }) => Number(crossed))),
      first_day: stored.map((one) => one.first_day).sort()[0]!,
      last_day: lastDay,
      age_days: ageOf(lastDay, context.asOf),
    },
    rows: arms.map((one) =>
      rowOf(
        one,
        control,
        reading?.arms.find(({ name: arm }) => arm === one.arm),
        context,
      ),
    ),
  };
}

function readingOf(arms: readonly Stored[], control: string): ExperimentReading {
  return calculation.calculate({
    ...{ control, minimum: MINIMUM },
    arms: arms.map(({ arm, members, buyers, money, squares, unknown_sales: unknown }) => ({
      ...{ name: arm, people: Number(members), buyers: Number(buyers) },
      value: Number(unknown) > 0 ? null : { sum: Number(money) / 100, squares: Number(squares) },
    })),
  });
}

function rowOf(
  stored: Stored,
  control: string | null,
  reading: ArmReading | undefined,
  { channel, channelValue }: Context,
): Row {
  const { experiment, arm, money, unknown_sales: unknown } = stored;
  const [people, buyers] = [Number(stored.members), Number(stored.buyers)];
  const value = moneyOf(money, unknown);
  const lift = reading?.lift ?? null;
  const isControl = arm === control;
  const attributed =
    channel === '' || isControl ? null : moneyOf(stored.credited_money, stored.credited_unknown);
  const factor = calibrationOf(
    lift?.value ?? null,
    attributed === null ? null : BigInt(stored.credited_money),
  );
  return {
    ...{ experiment, arm, people, buyers, rate: buyers / people, value },
    group_role: control === null ? 'unknown' : isControl ? 'control' : 'treated',
    value_per_person: value === null ? null : (Number(money) / 100 / people).toFixed(2),
    lift: lift?.relative ?? null,
    ...{ more_buyers: rounded(lift?.buyers.value), more_buyers_low: rounded(lift?.buyers.low) },
    more_buyers_high: rounded(lift?.buyers.high),
    ...{ more_value: written(lift?.value?.value), more_value_low: written(lift?.value?.low) },
    more_value_high: written(lift?.value?.high),
    ...{ attributed, factor: factor?.value ?? null },
    ...{ factor_low: factor?.low ?? null, factor_high: factor?.high ?? null },
    channel_value: isControl || channelValue === null ? null : moneyOf(`${channelValue}`, 0),
    calibrated_value:
      factor && channelValue !== null ? written((Number(channelValue) / 100) * factor.value) : null,
    conclusion: isControl
      ? ''
      : control === null
        ? 'no_control'
        : (lift?.status ?? 'below_minimum'),
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((whole, part) => whole + part, 0);
/** Estimates of people to a hundredth. */
const rounded = (value: number | undefined) =>
  value === undefined ? null : Math.round(value * 100) / 100;
const written = (value: number | undefined) => (value === undefined ? null : value.toFixed(2));
