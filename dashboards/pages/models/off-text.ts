import type { AttributionReport, ModelState } from '@throughline/api/contract/reports/attribution';
import type { TFunction } from 'i18next';
import type { Period } from '../../format/days.ts';
import type { Formatter } from '../../format/formatter.ts';

type Reason = NonNullable<ModelState['reason']>;

/** Reasons that are said in the reader's language; any other in the server's words. */
const KNOWN: readonly string[] = [
  'too_few_conversions',
  'dated_by_touch',
  'model_too_large',
  'model_parameter',
  'model_input_missing',
];

/** Why a model is off. */
export function offText(t: TFunction, format: Formatter, reason: Reason): string {
  const { code, message, needed, found } = reason;
  // Counts are what the sentence is about; without them the server says it better.
  const counted = needed !== undefined && found !== undefined;
  if (!KNOWN.includes(code) || (code === 'too_few_conversions' && !counted)) return message;
  const count = (value: number | undefined) => format.value(value ?? null, 'count');
  return t(`analyst.off.${code}`, { needed: count(needed), found: count(found) });
}

/** All days that hold data, where more of them may help; null where they would not. */
export function moreDays(
  { code }: Reason,
  { from, to, data }: Pick<AttributionReport['meta'], 'from' | 'to' | 'data'>,
): Period | null {
  if (code !== 'too_few_conversions' || data === null) return null;
  return data.from < from || data.to > to ? { from: data.from, to: data.to } : null;
}
