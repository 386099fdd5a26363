import type { Attribution } from '@throughline/transform/attribution/attribute';
import { type Io, say } from './io.ts';
import type { Format } from './options.ts';
import { writeResult } from './output.ts';

const COLUMNS = [
  'model',
  'channel',
  'conversions',
  'value',
  'removal_effect_conversions',
  'removal_effect_value',
  'conversions_low',
  'conversions_high',
  'value_low',
  'value_high',
] as const;

/** JSON as it is; CSV a row for each channel of each model; a table for reading. */
export function writeAttribution(io: Io, result: Attribution, format: Format): void {
  if (format === 'table') {
    writeTable(io, result);
    return;
  }
  const rows = result.models.flatMap(({ model, channels }) =>
    channels.map(({ interval, ...channel }) => ({
      model,
      ...channel,
      ...(interval && {
        conversions_low: interval.conversions[0],
        conversions_high: interval.conversions[1],
        value_low: interval.value[0],
        value_high: interval.value[1],
      }),
    })),
  );
  writeResult(io, format, result, rows, COLUMNS);
}

/** A row a channel, a column a model, conversions rounded; the totals last. */
function writeTable(io: Io, { models, totals }: Attribution): void {
  const channels = models[0]?.channels.map(({ channel }) => channel) ?? [];
  const rows = channels.map((channel, index) => ({
    channel,
    ...Object.fromEntries(
      models.map((one) => [one.model, one.channels[index]!.conversions.toFixed(2)]),
    ),
  }));
  const sums = models.map(({ model, channels: credited }) => [
    model,
    credited.reduce((sum, { conversions }) => sum + conversions, 0).toFixed(2),
  ]);
  writeResult(
    io,
    'table',
    null,
    [...rows, { channel: 'total', ...Object.fromEntries(sums) }],
    ['channel', ...models.map(({ model }) => model)],
  );
  say(
    io,
    `${totals.conversions} conversions, value ${totals.value}, ${totals.nulls} journeys without one. --format json has value, removal effects and full precision.`,
  );
}
