/** Journeys with their predicted probability of a conversion. */
export interface Predictions {
  readonly probabilities: Float64Array;
  readonly conversions: Float64Array;
  readonly nulls: Float64Array;
}

/** Mean of -ln P(what came of the journey); NaN without journeys. */
export function logLoss({ probabilities, conversions, nulls }: Predictions): number {
  let [loss, journeys] = [0, 0];
  for (const [i, probability] of probabilities.entries()) {
    if (conversions[i]! > 0) loss -= conversions[i]! * Math.log(probability);
    if (nulls[i]! > 0) loss -= nulls[i]! * Math.log1p(-probability);
    journeys += conversions[i]! + nulls[i]!;
  }
  return loss / journeys;
}

/** Probability that a converted journey was given more than a lost one, ties by half; NaN without both. */
export function auc({ probabilities, conversions, nulls }: Predictions): number {
  const order = Uint32Array.from(probabilities, (_, i) => i).sort(
    (a, b) => probabilities[a]! - probabilities[b]! || a - b,
  );
  let [below, ranked, converted] = [0, 0, 0];
  for (let start = 0; start < order.length; ) {
    let [tiedConversions, tiedNulls, end] = [0, 0, start];
    while (end < order.length && probabilities[order[end]!] === probabilities[order[start]!]) {
      tiedConversions += conversions[order[end]!]!;
      tiedNulls += nulls[order[end]!]!;
      end++;
    }
    ranked += tiedConversions * (below + tiedNulls / 2);
    below += tiedNulls;
    converted += tiedConversions;
    start = end;
  }
  return ranked / (converted * below);
}
