import { type Channel, type ChannelGa4, channelDefinition } from './channels.ts';
import { type CompiledRule, matchCustomRule } from './custom-rules.ts';
import { ga4Grouping } from './ga4-grouping.ts';
import { ga4Source, type SourceMedium } from './ga4-source.ts';
import { matchOverlay, type OverlayFacts, overlayFacts } from './overlay.ts';
import { resolveSource } from './resolve-source.ts';
import { CHANNEL_RULES_VERSION } from './rules-version.ts';
import { NO_SITES, type Sites } from './sites.ts';
import { normalizeTuple, saysSomething, type TrafficTuple } from './traffic-key.ts';

export interface Classification {
  /** Canonical name: `vk_ads` and `m.vk.com` are `vk`. */
  readonly source: string;
  readonly medium: string;
  /** Empty when there is none. */
  readonly campaign: string;
  readonly channel: Channel;
  /** What GA4's default channel group says of the same visit. */
  readonly channelGa4: ChannelGa4;
  /** Layer and rule that decided the channel: `custom:1`, `overlay:paid-search`, `ga4:referral`. */
  readonly reason: string;
  /** What GA4 records for the visit, and which of its rules decides. */
  readonly ga4: SourceMedium & { readonly rule: string };
  /** What source and medium rest on: `utm`, `click-id:yclid`, `referrer:search`, `direct`. */
  readonly evidence: string;
  /** The UTM called a visit free that a click id proves bought. */
  readonly conflict: boolean;
  /** Whether this visit was bought. */
  readonly paid: boolean;
  readonly version: number;
}

export interface ClassifyOptions {
  /** Made once by `compileCustomRules`. */
  readonly customRules: readonly CompiledRule[];
  /** Made once by `compileSites`. */
  readonly sites?: Sites;
}

/**
 * Source, medium and channels of a visit, a call or a cost row. Pure and total; `undefined` is direct
 * traffic. Layers in order: the business's own rules, the regional overlay, GA4's rules.
 */
export function classify(
  traffic: TrafficTuple | undefined,
  options: ClassifyOptions = { customRules: [] },
): Classification {
  const { sites = NO_SITES } = options;
  const seen = traffic && withoutNobody(normalizeTuple(traffic), sites.broughtNobody);
  const tuple = seen && withoutReturn(seen, sites);
  const resolved = resolveSource(tuple);
  const facts = overlayFacts(resolved);
  const source = resolved.name;
  const { channel, reason } = decide(facts, source, tuple?.referrerHost ?? '', options.customRules);
  // That an unknown site is a payment page is our reading alone.
  const ga4 = tuple === seen ? resolved.ga4 : ga4Source(seen!);
  const { channel: channelGa4, rule } = ga4Grouping(ga4.source, ga4.medium, ga4.campaign);
  return {
    source,
    medium: resolved.medium,
    campaign: resolved.campaign,
    channel,
    channelGa4,
    reason,
    ga4: { source: ga4.source, medium: ga4.medium, campaign: ga4.campaign, rule },
    evidence: resolved.reason,
    conflict: resolved.conflict,
    paid: isPaid(facts, channel),
    version: CHANNEL_RULES_VERSION,
  };
}

/** The tuple without hosts that brought nobody, as referrer or as the source that was made of one. */
function withoutNobody(
  tuple: TrafficTuple,
  broughtNobody: (host: string) => boolean,
): TrafficTuple | undefined {
  const { medium, source, referrerHost } = tuple;
  const referrer = broughtNobody(referrerHost);
  const referral = medium === 'referral' && broughtNobody(source);
  if (!referrer && !referral) return saysSomething(tuple);
  return saysSomething({
    ...tuple,
    ...(referrer && { referrerHost: '' }),
    ...(referral && { source: '', medium: '', campaign: '' }),
  });
}

/** An unknown site before a page of the checkout is where the visitor paid, until told otherwise. */
function withoutReturn(tuple: TrafficTuple, sites: Sites): TrafficTuple | undefined {
  const host = tuple.source || tuple.referrerHost;
  return tuple.arrivedAt === 'checkout' && !sites.isReferrer(host) ? undefined : tuple;
}

function decide(
  facts: OverlayFacts,
  canonicalSource: string,
  referrer: string,
  customRules: readonly CompiledRule[],
): { channel: Channel; reason: string } {
  if (customRules.length > 0) {
    const { source, medium, campaign } = facts;
    const custom = matchCustomRule(customRules, {
      canonicalSource,
      source,
      medium,
      campaign,
      referrer,
    });
    if (custom) return { channel: custom.channel, reason: custom.reason };
  }
  const overlay = matchOverlay(facts);
  if (overlay) return { channel: overlay.channel, reason: `overlay:${overlay.id}` };
  // Without the campaign: its shop pattern takes every `eshop` for shopping.
  const ga4 = ga4Grouping(facts.source, facts.medium, '');
  return { channel: oursOfGa4(ga4.channel), reason: `ga4:${ga4.rule}` };
}

/** The channel of ours that a channel of GA4's is. */
export function oursOfGa4(channel: ChannelGa4): Channel {
  return channel === 'Mobile Push Notifications' ? 'Push' : channel;
}

/** Free listings and placements live in these channels too. */
const MIXED: ReadonlySet<Channel> = new Set(['Marketplaces', 'Maps']);

function isPaid(facts: OverlayFacts, channel: Channel): boolean {
  return facts.paid || (channelDefinition(channel).paid && !MIXED.has(channel));
}
