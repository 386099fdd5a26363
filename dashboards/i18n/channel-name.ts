import type { TFunction } from 'i18next';

/** A channel of the standard grouping in the reader's language; a channel of one's own keeps its name. */
export function channelName(t: TFunction, channel: string): string {
  if (channel === '') return t('table.notSet');
  const slug = channel
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_|_$/g, '');
  return t(`channel.${slug}`, { defaultValue: channel });
}
