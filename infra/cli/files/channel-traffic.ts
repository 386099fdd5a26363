import { CHANNELS } from '@throughline/transform/channels/channels';
import { classify } from '@throughline/transform/channels/classify';
import { trafficTuple } from '@throughline/transform/channels/traffic-key';
import { CommandError } from '../command-error.ts';

/** A medium that counts for the channel, whatever the source is called. */
const MEDIUMS: Readonly<Record<string, string>> = {
  'Paid Search': 'paidsearch',
  Display: 'display',
  'Paid Social': 'paid_social',
  'Paid Video': 'paid_video',
  'Paid Shopping': 'paid_shopping',
  Affiliates: 'affiliate',
  Audio: 'audio',
  'Paid Other': 'cpc',
  Email: 'email',
  SMS: 'sms',
  Push: 'push',
  Messenger: 'messenger',
  Partner: 'partner',
  Offline: 'offline',
  Phone: 'phone',
  Marketplaces: 'marketplace',
  Maps: 'maps',
};

/**
 * Tags by which a cost counts for a channel of that name (in English, Russian or Turkish).
 * @throws CommandError where there is no such channel, or none that a medium alone makes.
 */
export function channelTraffic(name: string): { readonly source: string; readonly medium: string } {
  const said = name.trim().toLowerCase();
  const channel = CHANNELS.find(({ key, label }) =>
    [key, ...Object.values(label)].some((text) => text.toLowerCase() === said),
  );
  if (!channel)
    throw new CommandError(
      2,
      `There is no channel "${name}"; use one of ${Object.keys(MEDIUMS).join(', ')}, or --source and --medium.`,
    );
  const medium = MEDIUMS[channel.key];
  const source = channel.key.toLowerCase().replaceAll(/[^a-z]+/g, '_');
  if (medium === undefined || channelOf(source, medium) !== channel.key)
    throw new CommandError(
      2,
      `The channel ${channel.key} needs to know whose it is: give --source and --medium instead of --channel.`,
    );
  return { source, medium };
}

/** The channel that costs of these tags count for, before the rules of the business itself. */
export function channelOf(source: string, medium: string, campaign = ''): string {
  return classify(trafficTuple({ source, medium, campaign })).channel;
}
