import type { SwotLine } from '@throughline/api/contract/reports/swot';
import { RULES } from '@throughline/api/contract/reports/swot-terms';
import type { TFunction } from 'i18next';
import type { Formatter } from '../../format/formatter.ts';
import { channelName } from '../../i18n/channel-name.ts';

interface Writing {
  readonly t: TFunction;
  readonly format: Formatter;
  readonly currency: string;
}

/** A line of the draft as a sentence. Losses and falls are written without their sign: the words say them. */
export function swotText(line: SwotLine, { t, format, currency }: Writing): string {
  const { rule, report, name, place, value, amount, low, high, count } = line;
  const { unit } = RULES[rule];
  const plain = (text: string | null) =>
    text === null ? '—' : format.inSentence(text.replace(/^-/, ''), 'money', currency);
  const size = value === null ? null : Math.abs(value);
  const figure =
    unit === 'percent'
      ? format.value(size, 'percent')
      : unit === 'stars'
        ? format.value(size, 'ratio')
        : format.value(size === null ? null : Math.round(size), 'count');
  // Both ends of a loss are written without their sign, the smaller first.
  const ends = rule === 'channel_loses' ? [high, low] : [low, high];
  const isOfChannel = report === 'channels' && name !== '';
  const named = isOfChannel
    ? [channelName(t, name), ...place.slice(1).filter(Boolean)].join(' · ')
    : name;
  const isUnvalued = amount === null && (rule === 'missed_calls' || rule === 'cost_missing');
  return t(isUnvalued ? `swot.text.${rule}_unvalued` : `swot.text.${rule}`, {
    ...{ name: named, value: figure, amount: plain(amount), of: format.value(count, 'count') },
    ...{ low: plain(ends[0] ?? null), high: plain(ends[1] ?? null) },
    interpolation: { escapeValue: false },
  });
}
