import type { CustomRule } from '@throughline/transform/channels/custom-rules';
import type { Language } from '../../contract/languages.ts';
import { wordsOf } from '../../contract/words.ts';

const CUSTOM = /^custom:(\d+)$/;

/** What a rule asks for; of a rule of one's own its patterns, as the configuration has them. */
export function ruleText(
  reason: string,
  customRules: readonly CustomRule[],
  language: Language = 'en',
): string {
  const number = CUSTOM.exec(reason)?.[1];
  const rule = number === undefined ? undefined : customRules[Number(number) - 1];
  if (rule) {
    return Object.entries(rule.when)
      .map(([field, pattern]) => `${field}: ${pattern}`)
      .join(', ');
  }
  return wordsOf('rule', reason)?.[language] ?? reason;
}
