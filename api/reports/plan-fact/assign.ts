import type { Spelling } from '../query/cubes/spelling.ts';
import { nameKey } from '../query/rows/campaign-names.ts';
import type { FactGroup, PlanFacts } from './fetch.ts';

/** What a fact is compared with: the line of a channel and campaign in a month. */
export interface LinePlace {
  readonly channel: string;
  /** As the plan writes it, else as the newest cost data does; empty for the channel as a whole. */
  readonly campaign: string;
  readonly month: string;
}

export interface Assigned extends LinePlace {
  readonly group: FactGroup;
}

export interface Assignment {
  readonly assigned: readonly Assigned[];
  /** Paid for by sources that no cost data has ever told of, and planned nowhere: neither side has them. */
  readonly leftOut: readonly { readonly channel: string; readonly source: string }[];
}

/** Channels and campaigns of a plan, by the names that facts may write them in. */
interface PlannedChannel {
  readonly name: string;
  /** By the key of the name. */
  readonly campaigns: ReadonlyMap<string, string>;
  readonly hasWhole: boolean;
}

/**
 * Which line each fact belongs to: that of its campaign; where the plan has no line of the campaign, that of the whole channel;
 * else a line of its own, which nobody planned. What nobody pays for is no matter of a media plan unless its channel is planned.
 */
export function assign(
  { groups, names, isCosted }: PlanFacts,
  lines: readonly { readonly channel: string; readonly campaign: string }[],
): Assignment {
  const planned = channelsOf(lines);
  const leftOut = new Map<string, { channel: string; source: string }>();
  const assigned = groups.flatMap((group): Assigned[] => {
    const channel = planned.get(nameKey(group.channel));
    if (!channel && !isCosted(group)) {
      const { source } = group;
      if (group.paid)
        leftOut.set(`${group.channel}\u001f${source}`, { channel: group.channel, source });
      return [];
    }
    // Sources of a channel that nobody planned count where they are paid for.
    if (!channel && !group.paid && group.cost_rows === undefined) return [];
    const { key, name } = names.campaign(spellingOf(group));
    const own =
      channel?.campaigns.get(key) ??
      channel?.campaigns.get(nameKey(group.campaign)) ??
      channel?.campaigns.get(nameKey(group.campaign_id));
    const campaign = own ?? (channel?.hasWhole ? '' : name);
    return [
      { channel: channel?.name ?? group.channel, campaign, month: group.month.slice(0, 7), group },
    ];
  });
  return {
    assigned,
    leftOut: [...leftOut].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one),
  };
}

function spellingOf({ source, campaign_id, campaign, name_day }: FactGroup): Spelling {
  return { source, campaign_id, campaign, name_day, ad_group_id: '', ad_group: '' };
}

function channelsOf(
  lines: readonly { readonly channel: string; readonly campaign: string }[],
): ReadonlyMap<string, PlannedChannel> {
  const channels = new Map<string, PlannedChannel>();
  for (const { channel, campaign } of lines) {
    const key = nameKey(channel);
    const known = channels.get(key);
    const campaigns = new Map(known?.campaigns);
    if (campaign !== '') campaigns.set(nameKey(campaign), campaign);
    channels.set(key, {
      name: known?.name ?? channel,
      campaigns,
      hasWhole: (known?.hasWhole ?? false) || campaign === '',
    });
  }
  return channels;
}

export function placeKey({ channel, campaign, month }: LinePlace): string {
  return JSON.stringify([month, channel, campaign]);
}
