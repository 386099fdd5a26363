import type { ChannelsReport } from '@throughline/api/contract/reports/channels';
import { channelName } from '../../i18n/channel-name.ts';

type Translate = Parameters<typeof channelName>[0];

/** Paid traffic that is in no ratio: the channel, with the source where others of the channel have their cost. */
export function leftOutNames({ paid, rows }: ChannelsReport, t: Translate): string[] {
  const names = paid.left_out.map(({ channel, source }) => {
    const isPart =
      source !== '' && rows.some((row) => row.channel === channel && row.cost_known !== null);
    return isPart ? `${channelName(t, channel)} (${source})` : channelName(t, channel);
  });
  return [...new Set(names)];
}
