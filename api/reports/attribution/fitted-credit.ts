import { apportion } from '@throughline/transform/attribution/apportion';
import type { Level } from '../../contract/terms.ts';
import { RULE_MODELS } from '../../contract/terms.ts';
import type { ChannelFit, ModelFit } from './models/fit-models.ts';
import { type Amounts, bareRow, type RuleRow } from './rows.ts';

/** What a data-driven model gives to a row, and how sure it is. */
export interface FittedAmounts extends Amounts {
  readonly removalEffect: number | null;
  /** Conversions, value in hundredths; of a row below its channel its part of the channel's. */
  readonly interval: ChannelFit['interval'];
}

const LINEAR = RULE_MODELS.indexOf('linear');

/** Rows that a model needs beside those of the rules: channels that only journeys without a conversion have. */
export function missingRows(
  rows: readonly RuleRow[],
  fit: ModelFit,
  levels: readonly Level[],
  isMet: (channel: string) => boolean = () => true,
): readonly RuleRow[] {
  const known = new Set(rows.map(({ names }) => names.channel));
  return channelFits(fit)
    .filter(({ channel }) => !known.has(channel))
    .map(({ channel }) => bareRow(channel, levels, isMet(channel)));
}

/**
 * A model's credit in whole units, row by row. A channel's part of all conversions and of all their value is
 * divided among its rows as linear credit is, so that rows add up to their channel exactly, and
 * channels to what the rules attribute together. What no touch can claim is the same under every model.
 */
export function fittedCredit(
  rows: readonly RuleRow[],
  fit: ModelFit,
): ReadonlyMap<string, FittedAmounts> {
  const attributed = rows.filter(({ kind }) => kind === 'channel');
  const fits = channelFits(fit);
  const shares = apportion(
    total(attributed, 'share'),
    fits.map(({ conversions }) => conversions),
  );
  const isKnown = attributed.every(({ rules }) => rules[LINEAR]!.value !== null);
  const values = isKnown
    ? apportion(
        total(attributed, 'value'),
        fits.map(({ value }) => value),
      )
    : undefined;
  const credit = new Map<string, FittedAmounts>();
  for (const row of rows)
    if (row.kind === 'unattributed')
      credit.set(row.key, { ...row.rules[LINEAR]!, removalEffect: null, interval: null });
  for (const [at, one] of fits.entries()) {
    const own = attributed.filter(({ names }) => names.channel === one.channel);
    const weights = own.map(({ rules }) => Number(rules[LINEAR]!.share));
    const sum = weights.reduce((so, weight) => so + weight, 0);
    const parts =
      sum === 0 ? own.map((_, i) => (i === 0 ? 1 : 0)) : weights.map((weight) => weight / sum);
    const ownShares = apportion(shares[at]!, parts);
    const ownValues = values && apportion(values[at]!, valueWeights(own, parts));
    for (const [i, { key }] of own.entries())
      credit.set(key, {
        share: ownShares[i]!,
        value: ownValues?.[i] ?? null,
        removalEffect: own.length === 1 ? one.removalEffect : null,
        interval: one.interval && scaled(one.interval, parts[i]!),
      });
  }
  return credit;
}

/** Money goes where linear's money goes; where a channel's rows have none, where its conversions go. */
function valueWeights(rows: readonly RuleRow[], parts: readonly number[]): readonly number[] {
  const weights = rows.map(({ rules }) => Number(rules[LINEAR]!.value ?? 0n));
  return weights.every((weight) => weight >= 0) && weights.some((weight) => weight > 0)
    ? weights
    : parts;
}

/** A transform may have split a channel by how often it was met, `Brand(2)`: here it is one again. */
function channelFits({ channels, parameters }: ModelFit): readonly ChannelFit[] {
  const { transform } = parameters;
  if (transform !== 'frequency') return channels;
  const merged = new Map<string, ChannelFit>();
  for (const one of channels) {
    const channel = one.channel.replace(/\(\d+\)$/, '');
    const before = merged.get(channel);
    merged.set(
      channel,
      before
        ? {
            channel,
            conversions: before.conversions + one.conversions,
            value: before.value + one.value,
            // Neither can be added up.
            removalEffect: null,
            interval: null,
          }
        : { ...one, channel },
    );
  }
  return [...merged.values()];
}

function total(rows: readonly RuleRow[], of: keyof Amounts): bigint {
  return rows.reduce((sum, { rules }) => sum + (rules[LINEAR]![of] ?? 0n), 0n);
}

function scaled(interval: NonNullable<ChannelFit['interval']>, part: number) {
  const scale = ([low, high]: readonly [number, number]) => [low * part, high * part] as const;
  return {
    conversions: scale(interval.conversions),
    value: scale(interval.value),
    share: interval.share && scale(interval.share),
    rank: part === 1 ? interval.rank : null,
  };
}
