import { fitModels, type ModelFit } from '@throughline/api/reports/attribution/models/fit-models';
import { boundsOf } from '@throughline/api/reports/counterfactual/bounds';
import { withoutRow } from '@throughline/api/reports/counterfactual/without';
import { expect, it } from 'vitest';
import { sampleJourneys } from '../../../simulator/attribution-journeys.ts';

/**
 * The report on periods without a channel against what the sample business knows of itself: how many sales it expects to lose
 * when a channel is switched off.
 */
it('says what is lost without a channel nearer to the truth than the last touch does', () => {
  const { table, truth } = sampleJourneys({ seed: 4, people: 4000, from: '2025-09-29' } as never);
  const { channels, starts, touches, conversions, nulls } = table;
  const none = new Float64Array(conversions.length);
  const money = new BigInt64Array(conversions.length);
  const bounds = boundsOf({
    ...{ channels, starts, steps: touches, conversions, nulls },
    ...{ revenue: money, revenueUnknown: none, margin: money, marginUnknown: none },
  });
  const [markov] = fitModels({
    paths: { channels, starts, steps: touches, conversions, value: conversions, nulls },
    ...{ models: ['markov'], transform: 'unique', order: 1, bootstrap: 0, level: 0.95 },
  });
  const credit = new Map(
    (markov as ModelFit).channels.map((one) => [one.channel, one.conversions] as const),
  );
  let [ofReport, ofLast, within] = [0, 0, 0];
  for (const { key, conversions: caused } of truth.channels) {
    const own = bounds.get(key);
    const row = own && withoutRow(key, own, { sales: credit.get(key) ?? 0, margin: 0n }, 0n);
    ofReport += Math.abs((row?.lost ?? 0) - caused);
    ofLast += Math.abs((own?.last ?? 0) - caused);
    within += Number(caused <= (own?.high.sales ?? 0) + 1);
  }
  expect(ofReport).toBeLessThan(0.7 * ofLast);
  // More than all sales that it touched no channel can have caused, but for the chance of the draws.
  expect(within / truth.channels.length).toBeGreaterThanOrEqual(0.9);
});
