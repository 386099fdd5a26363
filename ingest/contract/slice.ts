import * as z from 'zod';
import { envelope } from './envelope.ts';
import { MEASURE_KINDS, type MeasureKind, measureKind } from './kinds/slice-kinds.ts';
import { currency, day, decimal, instant, key, micros, text } from './scalars.ts';
import { sliceRefSchema } from './slice-ref.ts';

/** Largest believable figures of one row of a day; a larger one is a fault of whoever wrote it. */
export const COST_BOUNDS = {
  costMicros: 100_000_000_000n * 1_000_000n,
  impressions: 100_000_000_000,
  clicks: 1_000_000_000,
  claims: 32,
} as const;

/** Names a row by everything that is no metric, 16 hex digits. */
const rowKey = z.string().regex(/^[0-9a-f]{16}$/);

const costMoney = micros
  .gte(-COST_BOUNDS.costMicros, `above -${COST_BOUNDS.costMicros / 1_000_000n}`)
  .lte(COST_BOUNDS.costMicros, `at most ${COST_BOUNDS.costMicros / 1_000_000n} units of money`);

/** What the platform claims as its own doing, by its attribution setting; settings are never added up. */
export const claimSchema = z.object({
  /** `7d_click`, `1d_view`, `data_driven` … */
  setting: key,
  action: key,
  /** Millionths. */
  conversions: decimal.optional(),
  valueMicros: micros.optional(),
});
export type Claim = z.infer<typeof claimSchema>;

export const costRowSchema = z.object({
  /** Day in the ad account’s own zone; never converted. */
  date: day,
  /** Traffic that this cost buys, so that it meets the visits: `google` / `cpc`. */
  utmSource: z.string().max(128),
  utmMedium: z.string().max(128),
  campaignId: z.string().max(128).default(''),
  campaign: z.string().max(512).default(''),
  adGroupId: z.string().max(128).default(''),
  adGroup: z.string().max(512).default(''),
  keyword: z.string().max(512).default(''),
  adId: z.string().max(128).optional(),
  creative: z.string().max(512).optional(),
  landingUrl: text.optional(),
  network: z.string().max(64).optional(),
  placement: z.string().max(512).optional(),
  device: z.string().max(32).optional(),
  country: z.string().max(64).optional(),
  objective: z.string().max(64).optional(),
  currency,
  /** As billed, in the account’s currency; below 0 only for a credit. */
  costMicros: costMoney,
  /** Whether `costMicros` holds VAT. Null when the platform does not say. */
  vatIncluded: z.boolean().nullable(),
  /** Of `costMicros`, where the bill says it. */
  vatMicros: costMoney.optional(),
  /** Of the platform or the agency, on top of `costMicros`. */
  feeMicros: costMoney.optional(),
  /** Bonuses and discounts that are already taken off `costMicros`. */
  discountMicros: costMoney.optional(),
  impressions: z.int().nonnegative().lte(COST_BOUNDS.impressions),
  clicks: z.int().nonnegative().lte(COST_BOUNDS.clicks),
  views: z.int().nonnegative().lte(COST_BOUNDS.impressions).optional(),
  /** People; a figure of this very row, never added to another. */
  reach: z.int().nonnegative().lte(COST_BOUNDS.impressions).optional(),
  claimed: z.array(claimSchema).max(COST_BOUNDS.claims).optional(),
  /** The platform may still change it. */
  isProvisional: z.boolean().optional(),
  /** Rows of one block with one key are copies, of which the newest counts; without a key each row is its own. */
  rowKey: rowKey.optional(),
  /** When the owner took this row. */
  emittedAt: instant.optional(),
});
export type CostRow = z.infer<typeof costRowSchema>;

/** Units of `quote` that one unit of `base` costs on a day, as a decimal text. */
export const fxRowSchema = z.object({
  date: day,
  base: currency,
  quote: currency,
  rate: z.string().regex(/^\d{1,12}(\.\d{1,12})?$/),
});
export type FxRow = z.infer<typeof fxRowSchema>;

/** A row of figures; `until` is the last day of a period that is longer than one. */
const measureRow = (kind: MeasureKind) => {
  const { dimensions, metrics } = measureKind(kind);
  return z.object({
    date: day,
    until: day.optional(),
    dimensions: z.partialRecord(z.enum(dimensions as [string, ...string[]]), text),
    /** Millionths; a figure that is not told is absent. */
    metrics: z.partialRecord(z.enum(metrics as [string, ...string[]]), decimal),
    rowKey: rowKey.optional(),
    emittedAt: instant.optional(),
  });
};
export type MeasureRow = z.infer<ReturnType<typeof measureRow>>;

const sliceEnvelope = z.object({ ...envelope, kind: z.literal('slice'), slice: sliceRefSchema });

const adCost = sliceEnvelope.extend({ type: z.literal('ad_cost'), rows: z.array(costRowSchema) });
const fxRate = sliceEnvelope.extend({ type: z.literal('fx_rate'), rows: z.array(fxRowSchema) });
const measures = MEASURE_KINDS.map(({ kind }) =>
  sliceEnvelope.extend({ type: z.literal(kind), rows: z.array(measureRow(kind)) }),
);

export type MeasureSlice = z.infer<typeof sliceEnvelope> & {
  type: MeasureKind;
  rows: MeasureRow[];
};
export type SliceFact = z.infer<typeof adCost> | z.infer<typeof fxRate> | MeasureSlice;

export const sliceSchema = z.discriminatedUnion('type', [
  adCost,
  fxRate,
  ...measures,
]) as unknown as z.ZodType<SliceFact>;
