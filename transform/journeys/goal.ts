import { EVENT_TYPES } from '@throughline/ingest/contract/event';
import { KEY_CHARACTERS } from '@throughline/ingest/contract/scalars';
import { currency } from '@throughline/ingest/contract/settings';
import * as z from 'zod';

/** So many goals, conditions of one goal and texts of one condition. */
export const GOAL_BOUNDS = { goals: 50, properties: 16, texts: 50 } as const;

const text = z.string().min(1).max(512);
/** One text or several, of which one has to be it. */
const texts = z.union([text, z.array(text).min(1).max(GOAL_BOUNDS.texts)]);
const number = z
  .string()
  .regex(
    /^-?\d{1,12}(\.\d{1,6})?$/,
    'a decimal number such as 100 or 99.90, digits at most six after the point',
  );

const OF_TEXTS = {
  is: texts.optional(),
  isNot: texts.optional(),
  contains: texts.optional(),
  startsWith: texts.optional(),
  endsWith: texts.optional(),
} as const;
const OF_NUMBERS = { atLeast: number.optional(), atMost: number.optional() } as const;

/** Everything that is said has to hold. */
function comparison<Shape extends z.core.$ZodShape>(shape: Shape, names: string) {
  return z
    .strictObject(shape)
    .refine((said) => Object.keys(said).length > 0, `at least one of ${names}`);
}

const TEXT_TESTS = 'is, is_not, contains, starts_with, ends_with';
const ofText = z.union([
  texts,
  comparison({ ...OF_TEXTS, exists: z.boolean().optional() }, `${TEXT_TESTS}, exists`),
]);
const ofAnything = z.union([
  texts,
  comparison(
    { ...OF_TEXTS, ...OF_NUMBERS, exists: z.boolean().optional() },
    `${TEXT_TESTS}, at_least, at_most, exists`,
  ),
]);
const ofNumber = comparison(
  { ...OF_NUMBERS, exists: z.boolean().optional() },
  'at_least, at_most, exists',
);
/** What a field of an event is compared with. A text by itself means `is`. */
export type Comparison = z.output<typeof ofText> | z.output<typeof ofAnything>;

const where = z.strictObject({
  subject: ofText.optional(),
  variant: ofText.optional(),
  page: ofText.optional(),
  value: ofNumber.optional(),
  properties: z
    .record(z.string().min(1).max(64), ofAnything)
    .refine(
      (all) => Object.keys(all).length <= GOAL_BOUNDS.properties,
      `at most ${GOAL_BOUNDS.properties} properties`,
    )
    .optional(),
});

/** Stands in `goal:<name>`, the kind of its conversions, and in addresses of reports. */
export const GOAL_NAME = /^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,63}$/u;

/**
 * An event that the business counts as a conversion of its own: which events reach the goal, what that is
 * worth, and how often it counts.
 */
export const goalSchema = z
  .strictObject({
    name: z
      .string()
      .regex(GOAL_NAME, 'letters, digits, dots, dashes and underscores, at most 64')
      .describe('Its conversions are of the kind `goal:<name>`. Unique in any letter case.'),
    kind: z
      .enum(EVENT_TYPES)
      .optional()
      .describe('Kind of the event; `other` for events of your own. See ingest/README.md.'),
    event: z
      .union([
        z.string().min(1).max(KEY_CHARACTERS),
        z.array(z.string().min(1).max(KEY_CHARACTERS)).min(1).max(GOAL_BOUNDS.texts),
      ])
      .optional()
      .describe('The name that its sender gave the event, or several of them.'),
    where: where
      .prefault({})
      .describe(
        'What has to hold beside: `subject`, `variant`, `page` (the whole address or its path alone), `value` in the event’s own currency, and `properties` by name. Each is a text or a list of texts, one of which it is, or a mapping of `is`, `is_not`, `contains`, `starts_with`, `ends_with` (each a text or a list of which one has to fit), `at_least`, `at_most` (numbers) and `exists`. Letter case counts.',
      ),
    value: z
      .union([
        z.enum(['none', 'event']),
        z.strictObject({
          amount: z.string().regex(/^\d{1,12}(\.\d{1,6})?$/, 'an amount such as 25 or 12.50'),
          currency: currency(),
        }),
      ])
      .default('none')
      .describe(
        'What reaching it is worth: `none`; `event`, the value that the event itself carries, unknown where it carries none; or a mapping of `amount` and `currency`. It never counts as revenue of sales.',
      ),
    once: z
      .enum(['visit', 'person', 'each'])
      .default('visit')
      .describe(
        'How often it counts: once a visit (outside of visits, once until nothing has reached it for the gap of a session), once a person, or each time.',
      ),
  })
  .refine(
    ({ kind, event, where: conditions }) =>
      kind !== undefined || event !== undefined || Object.keys(conditions).length > 0,
    'a kind, an event or a condition in where: every event there is would reach it otherwise',
  );
export type Goal = z.output<typeof goalSchema>;

/** All goals of an installation. */
export const goalsSchema = z
  .array(goalSchema)
  .max(GOAL_BOUNDS.goals)
  .superRefine((goals, context) => {
    const seen = new Set<string>();
    for (const [index, { name }] of goals.entries()) {
      if (seen.has(name.toLowerCase()))
        context.addIssue({
          code: 'custom',
          path: [index, 'name'],
          input: name,
          message: 'a name that no other goal has, in any letter case',
        });
      seen.add(name.toLowerCase());
    }
  });
