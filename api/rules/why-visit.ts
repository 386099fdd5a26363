import { landingTags } from '@throughline/ingest/mapping/landing-tags';
import { trafficTuple } from '@throughline/transform/channels/traffic-key';
import { whyChannel } from '@throughline/transform/channels/why-channel';
import type { WhyQuery, WhyResponse } from '../contract/rules.ts';
import {
  type ChannelSettings,
  classifyOptions,
} from '../reports/channel-rules/channel-settings.ts';
import { ruleText } from '../reports/channel-rules/rule-text.ts';

/** The channel of a visit, the rule that decided it, and which of its tags, click ids and referrer it took. */
export function whyVisit(visit: WhyQuery, settings: ChannelSettings): WhyResponse {
  const { classification, layer, number, ga4Number, given } = whyChannel(
    tupleOf(visit),
    classifyOptions(settings),
  );
  const { channel, channelGa4, reason, evidence, ga4, source, medium, campaign, conflict, paid } =
    classification;
  const ga4Id = `ga4:${ga4.rule}`;
  return {
    ...{ channel, channel_ga4: channelGa4, source, medium, campaign, paid, conflict, evidence },
    rule: { layer, number, id: reason, text: ruleText(reason, settings.rules) },
    ga4: {
      ...{ source: ga4.source, medium: ga4.medium, campaign: ga4.campaign },
      ...{ number: ga4Number, id: ga4Id, text: ruleText(ga4Id, []) },
    },
    given: given.map((one) => ({ ...one })),
  };
}

function tupleOf({ url, referrer, source, medium, campaign, click_id }: WhyQuery) {
  const tags = url === undefined ? undefined : landingTags(url);
  return trafficTuple(
    {
      ...withText({ source: source ?? tags?.source, medium: medium ?? tags?.medium }),
      ...withText({ campaign: campaign ?? tags?.campaign, landingUrl: url, referrer }),
      clickIds: [...(tags?.clickIds ?? []), ...(click_id ? [click_id] : [])],
    },
    url,
  );
}

function withText(texts: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}
