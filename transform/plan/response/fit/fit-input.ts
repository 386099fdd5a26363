import { z } from 'zod';

export const FITTED_KINDS = ['hill', 'exponential', 'power', 'linear'] as const;

const weeks = z.array(z.number().nullable());

const channel = z.strictObject({
  channel: z.string(),
  /** Channels of one group are each other's prior; without a group all of the request are. */
  group: z.string().nullish(),
  /** Net spend of week after week; null is unknown. */
  spend: z.array(z.number().min(0).nullable()),
  /** Margin that is attributed to the channel in the same weeks. */
  margin: weeks,
  /** Spend of a week now; without it the mean of the last four known weeks. */
  current: z.number().min(0).nullish(),
  /** What an experiment found the attributed margin to be worth: 0.8 where a fifth would have come anyhow. */
  experiment: z.number().gt(0).nullish(),
});

export const fitInput = z
  .strictObject({
    channels: z.array(channel).min(1),
    kind: z.enum(FITTED_KINDS).default('hill'),
    /** Of a Hill curve: 1, or fitted. Above 1 it cannot be told from few weeks. */
    slope: z.enum(['fixed', 'free']).default('fixed'),
    memory: z
      .strictObject({
        kind: z.enum(['geometric', 'binomial']),
        /** L: how many weeks back a spend is still felt. */
        length: z.int().min(0).max(52),
      })
      .default({ kind: 'geometric', length: 8 }),
    /** Demand of each week where it is known, around 1; without it a yearly wave is fitted from 52 weeks on. */
    season: z.array(z.number().gt(0)).nullish(),
    trend: z.boolean().default(true),
    /** Price level of each week in any unit. */
    price: z.array(z.number().gt(0)).nullish(),
    draws: z.int().min(0).max(2000).default(200),
    seed: z.int().min(0).max(0xffff_ffff).default(1),
  })
  .check(({ value, issues }) => {
    const length = value.channels[0]!.spend.length;
    const same = (path: (string | number)[], list?: readonly unknown[] | null) => {
      if (list && list.length !== length)
        issues.push({
          ...{ code: 'custom', path, input: list },
          message: `expected ${length} weeks, as of the first channel's spend`,
        });
    };
    for (const [at, { spend, margin }] of value.channels.entries()) {
      same(['channels', at, 'spend'], spend);
      same(['channels', at, 'margin'], margin);
    }
    same(['season'], value.season);
    same(['price'], value.price);
    const names = value.channels.map((one) => one.channel);
    for (const [at, name] of names.entries())
      if (names.indexOf(name) !== at)
        issues.push({
          ...{ code: 'custom', path: ['channels', at, 'channel'], input: name },
          message: 'expected each channel once',
        });
  });

export type FitInput = z.output<typeof fitInput>;
export type FitChannel = FitInput['channels'][number];
export type FittedKind = FitInput['kind'];
