import * as z from 'zod';
import { dayNamed } from './period.ts';
import { attribution } from './reports/attribution.ts';
import { ALL_MODELS, LEVELS } from './terms.ts';

/** What stands on a model's card, in the three languages. */
const texts = z.object({ en: z.string(), ru: z.string(), tr: z.string() });
export const modelCard = z.object({
  model: z.enum(ALL_MODELS),
  kind: z.enum(['rule', 'data_driven']),
  conserves: z.boolean(),
  label: texts,
  formula: z.string(),
  assumptions: texts,
  fails: texts,
  /** Of data-driven models: conversions below which the model is off. */
  minimum_conversions: z.number().nullable(),
  minimum: texts,
  /** How far from the truth it was where the truth is known; null for what has not been measured. */
  bias: texts.nullable(),
});
export type ModelCard = z.infer<typeof modelCard>;
export const modelCards = z.array(modelCard);

/** The question that a run answers. */
const question = attribution.query.omit({
  ...{ run: true, format: true, lang: true, separator: true },
  // A run keeps conditions, not a name whose meaning may change.
  segment: true,
} as { run: true; format: true; lang: true; separator: true });

/** `POST /api/v1/attribution/runs`: keeps the answer to a question as it is now. */
export const keepRequest = z.strictObject({
  ...question.shape,
  from: dayNamed('from'),
  to: dayNamed('to'),
});

export const keptRunSchema = z.object({
  id: z.string(),
  question: z.object({
    ...question.shape,
    models: z.array(z.enum(ALL_MODELS)),
    by: z.array(z.enum(LEVELS)),
    where: z.array(z.string()).optional(),
  }),
  /** Of the attribution library. */
  version: z.number(),
  revision: z.number(),
  created_at: z.string(),
  created_by: z.string(),
});
export type KeptRun = z.infer<typeof keptRunSchema>;
export const keptRuns = z.array(keptRunSchema);
