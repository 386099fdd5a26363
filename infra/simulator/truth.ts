import type { AdReport } from './advertising.ts';
import { finalRows } from './advertising.ts';
import type { Calendar } from './calendar.ts';
import { CHANNELS, type Channel } from './channels.ts';
import { dealPlanOf } from './deals.ts';
import { AD_ACCOUNTS } from './media-plan.ts';
import { type Need, probability, surviving, type Touch } from './needs.ts';
import type { SimulatorOptions } from './options.ts';
import { amountsOf, orderPlanOf } from './orders.ts';

/** What would be missing without a channel (or campaign): expected values, given who met what and when. */
interface Increment {
  readonly touches: number;
  /** Paid orders and won deals. */
  readonly conversions: number;
  /** Roubles, without tax and shipping, before refunds; euro deals at the day’s rate of their need. */
  readonly revenue: number;
}

interface ChannelTruth extends Increment {
  readonly key: string;
  readonly title: string;
  readonly utmSource: string | null;
  readonly utmMedium: string | null;
  /** Probability that one touch adds for a person of need 1. */
  readonly effect: number;
  readonly campaigns: readonly CampaignTruth[];
}

interface CampaignTruth extends Increment {
  readonly id: string;
  readonly name: string;
  /** In `currency`, after restatements; null where nobody delivers the cost. */
  readonly costMicros: bigint | null;
  readonly currency: string | null;
}

export interface Truth {
  readonly channels: readonly ChannelTruth[];
  /** Expected over all chance of decisions, with everything on. */
  readonly expected: Increment;
  /** What people would have bought without any marketing. */
  readonly base: Increment;
}

interface Valued {
  readonly need: Need;
  readonly until: number;
  readonly value: number;
}

/**
 * For every need, P(all touches) − P(touches left without the channel and what it caused), in the
 * form of `probability`; only decisions that are paid before the end of the world count.
 */
export function truthOf(
  options: SimulatorOptions,
  calendar: Calendar,
  needs: readonly Need[],
  rates: readonly string[],
  reports: readonly AdReport[],
): Truth {
  const valued = needs.flatMap((need) => valuedOf(options, calendar, need, rates) ?? []);
  const costs = campaignCosts(reports);
  const removing = (removed: (touch: Touch) => boolean): Increment => {
    let [touches, conversions, revenue] = [0, 0, 0];
    for (const { need, until, value } of valued) {
      const met = need.touches.filter(removed).length;
      if (met === 0) continue;
      touches += met;
      const left = surviving(need.touches, removed);
      const lost =
        probability(need, need.touches, options.interactions, until) -
        probability(need, left, options.interactions, until);
      conversions += lost;
      revenue += lost * value;
    }
    return { touches, conversions, revenue };
  };
  const total = (of: (need: Need) => readonly Touch[]): Increment => {
    let [touches, conversions, revenue] = [0, 0, 0];
    for (const { need, until, value } of valued) {
      const chance = probability(need, of(need), options.interactions, until);
      touches += of(need).length;
      conversions += chance;
      revenue += chance * value;
    }
    return { touches, conversions, revenue };
  };
  return {
    channels: CHANNELS.map((channel) => ({
      ...namesOf(channel),
      ...removing((touch) => touch.channel === channel),
      campaigns: channel.campaigns.map((campaign) => ({
        id: campaign.id,
        name: campaign.name,
        ...(costs.get(campaign.id) ?? { costMicros: null, currency: null }),
        ...removing((touch) => touch.channel === channel && touch.campaign === campaign),
      })),
    })),
    expected: total((need) => need.touches),
    base: total(() => []),
  };
}

function namesOf(channel: Channel) {
  const { key, title, utmSource, utmMedium, effect } = channel;
  return { key, title, utmSource: utmSource ?? null, utmMedium: utmMedium ?? null, effect };
}

/** Undefined for a need whose order would be cancelled: it is never worth anything. */
function valuedOf(
  { seed }: SimulatorOptions,
  calendar: Calendar,
  need: Need,
  rates: readonly string[],
): Valued | undefined {
  if (need.person.isBusiness) {
    const plan = dealPlanOf(seed, need);
    const until = calendar.end - need.delay - plan.createAfter - plan.cycle;
    const rate = plan.currency === 'EUR' ? Number(rates[calendar.indexOf(need.startAt)]) : 1;
    return { need, until, value: (plan.amount / 100) * rate };
  }
  const plan = orderPlanOf(seed, need);
  if (plan.cancelAfter) return undefined;
  const until = calendar.end - need.delay - plan.createAfter - plan.payAfter;
  return { need, until, value: amountsOf(plan.lines).net / 100 };
}

function campaignCosts(reports: readonly AdReport[]) {
  const costs = new Map<string, { costMicros: bigint; currency: string }>();
  for (const { campaign, platform, final } of finalRows(reports)) {
    const known = costs.get(campaign.id)?.costMicros ?? 0n;
    const { currency } = AD_ACCOUNTS[platform];
    costs.set(campaign.id, { costMicros: known + BigInt(final.cost) * 10_000n, currency });
  }
  return costs;
}
