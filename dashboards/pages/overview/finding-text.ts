import type { Finding, FindingCode } from '@throughline/api/contract/reports/overview';
import type { TFunction } from 'i18next';
import type { Formatter } from '../../format/formatter.ts';
import { UNKNOWN } from '../../format/formatter.ts';
import { channelName, sourceName } from '../../i18n/channel-name.ts';

/** The page on which each finding is decided. */
export const DECIDED_ON: Readonly<Record<FindingCode, string | null>> = {
  stop_campaign: '/campaigns',
  margin_fell: '/changes',
  cost_missing: '/channels',
  source_silent: '/data',
  missed_calls: null,
  budget_ahead: '/plan/fact',
  budget_behind: '/plan/fact',
  costs_differ: '/reconcile',
  payments_differ: '/reconcile',
  month_open: '/closes',
};

interface Writing {
  readonly t: TFunction;
  readonly format: Formatter;
  readonly currency: string;
  /** Drivers of a change in words. */
  readonly factorText: (factor: readonly string[]) => string;
}

/** A finding as a sentence. */
export function findingText(found: Finding, { t, format, currency, factorText }: Writing): string {
  const { finding, channel, source, campaign, amount, low, high, count, since, factor } = found;
  const isLoss = finding !== 'missed_calls' && finding !== 'cost_missing';
  const money = (value: string | null) =>
    value === null
      ? UNKNOWN
      : format.inSentence(isLoss ? value.replace(/^-/, '') : value, 'money', currency);
  // Both ends of a loss are written without their sign, the smaller first.
  const ends = isLoss ? [high, low] : [low, high];
  const from = finding === 'source_silent' && source ? sourceName(t, source) : source;
  const name = [channel && channelName(t, channel), from, campaign].filter(Boolean).join(' · ');
  // What has brought nothing so far is worth no figure.
  const words = finding === 'cost_missing' && Number(amount) === 0 ? 'unpriced' : finding;
  return t(`overview.finding.${words}`, {
    name,
    ...{ amount: money(amount), low: money(ends[0] ?? null), high: money(ends[1] ?? null) },
    count: format.value(count, 'count'),
    since: since === null ? '' : since.length === 7 ? format.month(since) : format.day(since),
    because: factor.length > 0 ? `, ${t('overview.mostly', { factor: factorText(factor) })}` : '',
    interpolation: { escapeValue: false },
  });
}
