import { type Classification, type ClassifyOptions, classify } from './classify.ts';
import { GA4_RULES } from './ga4-grouping.ts';
import { OVERLAY_RULES } from './overlay.ts';
import { normalizeTuple, saysSomething, type TrafficTuple } from './traffic-key.ts';

/** What a channel can rest on. `landing` is that the visit began on a page of the checkout. */
export const TRAFFIC_INPUTS = [
  'source',
  'medium',
  'campaign',
  'click_id',
  'referrer',
  'landing',
] as const;
export type TrafficInput = (typeof TRAFFIC_INPUTS)[number];

export interface GivenInput {
  readonly input: TrafficInput;
  readonly value: string;
  /** Without it the visit would count for another channel, or the same one by another rule. */
  readonly decides: boolean;
}

/** Whose rules: the business's own, those for regional markets, or GA4's. They are tried in this order. */
export const RULE_LAYERS = ['custom', 'overlay', 'ga4'] as const;
export type RuleLayer = (typeof RULE_LAYERS)[number];

export interface WhyChannel {
  readonly classification: Classification;
  readonly layer: RuleLayer;
  /** Place of the rule in its layer, from 1. */
  readonly number: number;
  /** Place of GA4's rule among its own. */
  readonly ga4Number: number;
  readonly given: readonly GivenInput[];
}

/** Which rule decided the channel of a visit, and which of the things that are known of it. */
export function whyChannel(
  traffic: TrafficTuple | undefined,
  options: ClassifyOptions = { customRules: [] },
): WhyChannel {
  const classification = classify(traffic, options);
  const { layer, number } = placeOfRule(classification.reason);
  const tuple = traffic && normalizeTuple(traffic);
  const inputs = tuple ? inputsOf(tuple) : [];
  const others = inputs.map(({ without }) => classify(saysSomething(without), options));
  const moves = others.map(({ channel }) => channel !== classification.channel);
  const decides = moves.includes(true)
    ? moves
    : others.map(({ reason, evidence }) => {
        const { reason: rule, evidence: resting } = classification;
        return reason !== rule || evidence !== resting;
      });
  return {
    ...{ classification, layer, number },
    ga4Number: GA4_RULES.findIndex(({ id }) => id === classification.ga4.rule) + 1,
    given: inputs.map(({ input, value }, at) => ({ input, value, decides: decides[at]! })),
  };
}

/** Layer and place of a rule by the name under which it is stored: `overlay:paid-search`. */
export function placeOfRule(reason: string): {
  readonly layer: RuleLayer;
  readonly number: number;
} {
  const colon = reason.indexOf(':');
  const id = reason.slice(colon + 1);
  if (reason.startsWith('custom:')) return { layer: 'custom', number: Number(id) };
  const isOverlay = reason.startsWith('overlay:');
  const rules: readonly { readonly id: string }[] = isOverlay ? OVERLAY_RULES : GA4_RULES;
  return {
    layer: isOverlay ? 'overlay' : 'ga4',
    number: rules.findIndex((rule) => rule.id === id) + 1,
  };
}

interface Input {
  readonly input: TrafficInput;
  readonly value: string;
  readonly without: TrafficTuple;
}

function inputsOf(tuple: TrafficTuple): readonly Input[] {
  const { source, medium, campaign, referrerHost, clickIds, arrivedAt, ...rest } = tuple;
  const known = { ...rest, source, medium, campaign, clickIds, referrerHost };
  const text = (input: TrafficInput, value: string, nothing: Partial<TrafficTuple>): Input[] =>
    value === '' ? [] : [{ input, value, without: { ...tuple, ...nothing } }];
  return [
    ...text('source', source, { source: '' }),
    ...text('medium', medium, { medium: '' }),
    ...text('campaign', campaign, { campaign: '' }),
    ...clickIds.map(
      (id): Input => ({
        input: 'click_id',
        value: id,
        without: { ...tuple, clickIds: clickIds.filter((one) => one !== id) },
      }),
    ),
    ...text('referrer', referrerHost, { referrerHost: '' }),
    ...(arrivedAt ? [{ input: 'landing', value: arrivedAt, without: known } as const] : []),
  ];
}
