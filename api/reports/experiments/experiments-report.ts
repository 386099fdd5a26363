import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { experiments } from '../../contract/reports/experiments.ts';
import type { Answering } from '../answer.ts';
import { publishedDay } from '../finance/arrived.ts';
import { reportMeta } from '../report-meta.ts';
import type { State } from '../state.ts';
import { aboutOf, type Context, rowOf, soldIn } from './experiment-row.ts';
import { daysAfter, groupsOf } from './groups.ts';
import { readTest } from './read-test.ts';
import { CELLS } from './statements.ts';

/** What the geo and switchback tests of the configuration show that overlap the period. */
export const experimentsReport: Answering<typeof experiments> = async (
  published,
  asked,
  config,
) => {
  const { reader, state } = published;
  const { value, experiment, channel } = asked;
  const meta = reportMeta(published, asked, config);
  const tests = (config.experiments ?? []).filter(
    (one) =>
      one.from <= meta.to &&
      one.to >= meta.from &&
      (experiment === undefined || one.name === experiment) &&
      (channel === undefined || one.channel === undefined || one.channel === channel),
  );
  const read = state
    ? await Promise.all(
        tests.map((test) =>
          testOf(
            reader,
            {
              test,
              channel: test.channel ?? channel ?? null,
              last: lastDayOf(state, config.timezone),
              asOf: state.asOf,
            },
            {
              ...{ generation: state.generation, revision: state.revision },
              ...{ value, timezone: config.timezone },
            },
          ),
        ),
      )
    : [];
  return {
    meta: {
      ...{ report: 'experiments', ...meta, value, channel: channel ?? null },
      configured: config.experiments?.length ?? 0,
      experiments: read.map(({ about }) => about),
    },
    rows: read.flatMap(({ rows }) => rows),
  };
};

type Stored = Record<
  'day' | 'region' | 'sales' | 'money' | 'unknown' | 'credited_money' | 'credited_unknown',
  string
>;

/** @param parameters of the statement, beside those of the test. */
async function testOf(
  reader: Reader,
  context: Context,
  parameters: Readonly<Record<string, unknown>>,
) {
  const { test, channel, last } = context;
  const groups = groupsOf(test, last);
  const found = await reader.rows<Stored>(CELLS, {
    ...{ ...parameters, channel: channel ?? '', by_region: test.regions !== undefined },
    days: [...new Set(groups.flatMap(({ days, before }) => [...days, ...before]))],
  });
  const cells = found.map(({ day, region, ...cell }) => ({
    ...{ day, region, sales: Number(cell.sales), money: BigInt(cell.money) },
    ...{ unknown: Number(cell.unknown), credited: BigInt(cell.credited_money) },
    creditedUnknown: Number(cell.credited_unknown),
  }));
  const sold = groups.map((group) => soldIn(group, cells));
  const isKnown = sold.every(({ before, during }) => before.unknown + during.unknown === 0);
  const reading = readTest(test, groups, cells, last);
  return {
    about: aboutOf(context, groups, cells, reading, isKnown),
    rows: groups.map((group, at) => rowOf(context, group, sold[at]!, isKnown ? reading : null)),
  };
}

/** The last complete day of the data, in the zone of the business. */
export function lastDayOf({ asOf }: Pick<State, 'asOf'>, timezone: string): string {
  return daysAfter(publishedDay(asOf, timezone), -1);
}
