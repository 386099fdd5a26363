import { type ClassifyOptions, classify } from '@throughline/transform/channels/classify';
import { parseTrafficKey } from '@throughline/transform/channels/traffic-key';

/** A way of coming as it is classified today. */
export interface KnownWay {
  readonly traffic: string;
  /** Everything that its classification rests on. */
  readonly tuple: string;
  readonly channel: string;
}

/** A way of coming that other rules put into another channel. */
export interface MovedWay {
  readonly traffic: string;
  readonly source: string;
  readonly medium: string;
  readonly campaign: string;
  readonly from: string;
  readonly to: string;
  /** The rule that would decide. */
  readonly rule: string;
}

/** Ways of coming whose channel other rules change. */
export function movedWays(
  ways: readonly KnownWay[],
  options: ClassifyOptions,
): readonly MovedWay[] {
  return ways.flatMap(({ traffic, tuple, channel: from }) => {
    const { channel, source, medium, campaign, reason } = classify(parseTrafficKey(tuple), options);
    return channel === from
      ? []
      : [{ ...{ traffic, source, medium, campaign, from }, to: channel, rule: reason }];
  });
}
