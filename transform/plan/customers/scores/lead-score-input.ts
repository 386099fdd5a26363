import { z } from 'zod';
import { decimal } from '../../figures/fields.ts';

export const leadScoreInput = z
  .strictObject({
    /** Names of the columns; only what is known when the score is given. */
    features: z.array(z.string().min(1)),
    /** Decided leads or visitors, oldest first. Unknown values are null. */
    rows: z.array(z.array(z.number().nullable())),
    target: z.array(z.literal([0, 1])),
    /** Rows whose outcome is not known yet, to be scored by what the answer uses. */
    undecided: z.array(z.array(z.number().nullable())).optional(),
    /** How many of the oldest rows train; default 70 %. */
    train: z.int().min(0).optional(),
    l2: z.number().positive().default(1),
    /** Channel of each row, for the index by channel. */
    channels: z.array(z.string().min(1)).nullable().optional(),
    /** Expected margin of a deal, for the value of a visit. */
    margin_per_deal: decimal.nullable().optional(),
  })
  .check(({ value, issues }) => {
    const { features, rows, target, train, channels, undecided = [] } = value;
    const refuse = (path: (string | number)[], message: string) =>
      issues.push({ code: 'custom', path, message, input: value });
    if (new Set(features).size < features.length) refuse(['features'], 'A feature occurs once.');
    const uneven = rows.findIndex((row) => row.length !== features.length);
    if (uneven >= 0) refuse(['rows', uneven], 'A row has one value for each feature.');
    const unevenToo = undecided.findIndex((row) => row.length !== features.length);
    if (unevenToo >= 0) refuse(['undecided', unevenToo], 'A row has one value for each feature.');
    if (target.length !== rows.length) refuse(['target'], 'Give one outcome for each row.');
    if (train !== undefined && train > rows.length) refuse(['train'], 'There are fewer rows.');
    if (channels && channels.length !== rows.length)
      refuse(['channels'], 'Give one channel for each row.');
  });

export type LeadScoreInput = z.infer<typeof leadScoreInput>;
