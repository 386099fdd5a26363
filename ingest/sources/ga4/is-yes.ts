import { analyticsText } from '../../mapping/analytics-text.ts';

/** Yes, as senders spell it: true, 1, "1", "true", "Yes". */
export function isYes(value: unknown): boolean {
  return /^(1|true|yes)$/i.test(analyticsText(value) ?? '');
}
