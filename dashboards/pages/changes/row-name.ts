import type { ChangesReport } from '@throughline/api/contract/reports/changes';
import type { TFunction } from 'i18next';
import { channelName } from '../../i18n/channel-name.ts';

/** What a row of changes is called: its channel and what stands below it. */
export function changeRowName(
  t: TFunction,
  { kind, channel, source, campaign }: ChangesReport['rows'][number],
): string {
  if (kind === 'unattributed') return t('table.unattributed');
  return [channelName(t, channel), source, campaign].filter(Boolean).join(' · ');
}
