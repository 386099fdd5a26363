import * as z from 'zod';
import { CHANNEL_KEYS, type Channel } from './channels.ts';
import { fold } from './fold.ts';
import { linearRegex, type TextTest } from './linear-regex.ts';

const FIELDS = ['source', 'medium', 'campaign', 'referrer'] as const;
type Field = (typeof FIELDS)[number];

const pattern = z.string().min(1).max(512).optional();

/**
 * A rule of the business itself, as its configuration has it. Every pattern given has to match: an exact
 * value, or `/regex/` of RE2 syntax, which may match anywhere. Letter case and surrounding blanks never matter. `source`
 * is matched against the canonical name and against the spelling found; `referrer` against the
 * referrer's host.
 */
export const customRuleSchema = z.strictObject({
  when: z.strictObject({ source: pattern, medium: pattern, campaign: pattern, referrer: pattern }),
  channel: z.enum(CHANNEL_KEYS),
});
export type CustomRule = z.infer<typeof customRuleSchema>;

export interface CompiledRule {
  readonly channel: Channel;
  /** `custom:1` is the first rule of the configuration. */
  readonly reason: string;
  readonly tests: readonly { readonly field: Field; readonly test: TextTest }[];
}

/** What a custom rule looks at; all texts folded. */
export interface CustomRuleInput {
  readonly canonicalSource: string;
  readonly source: string;
  readonly medium: string;
  readonly campaign: string;
  readonly referrer: string;
}

/**
 * Compiles the configured rules once.
 * @throws RangeError for a rule without a pattern, or with a regex that cannot be read; it names the rule.
 */
export function compileCustomRules(rules: readonly CustomRule[]): readonly CompiledRule[] {
  return rules.map(({ when, channel }, index) => {
    const tests = FIELDS.flatMap((field) => {
      const text = when[field];
      return text === undefined ? [] : [{ field, test: compile(text, field, index + 1) }];
    });
    if (tests.length === 0) {
      throw new RangeError(
        `Channel rule ${index + 1} has no pattern; give one of ${FIELDS.join(', ')}.`,
      );
    }
    return { channel, reason: `custom:${index + 1}`, tests };
  });
}

/** The first rule that matches. */
export function matchCustomRule(
  rules: readonly CompiledRule[],
  input: CustomRuleInput,
): CompiledRule | undefined {
  return rules.find((rule) =>
    rule.tests.every(
      ({ field, test }) =>
        test(input[field]) || (field === 'source' && test(input.canonicalSource)),
    ),
  );
}

function compile(value: string, field: Field, rule: number): TextTest {
  const text = value.trim();
  if (text.length > 2 && text.startsWith('/') && text.endsWith('/'))
    return readRegex(text.slice(1, -1), field, rule);
  const exact = fold(text);
  return (found) => found === exact;
}

function readRegex(body: string, field: Field, rule: number): TextTest {
  try {
    return linearRegex(body);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new RangeError(
      `Channel rule ${rule}: /${body}/ in ${field} is not a regular expression of RE2 syntax (${error.message}); lookaround and backreferences are not supported.`,
    );
  }
}
