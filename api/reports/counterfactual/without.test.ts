import type { AggregatedPaths } from '@throughline/transform/journeys/paths';
import { describe, expect, it } from 'vitest';
import { boundsOf } from './bounds.ts';
import { withoutRow } from './without.ts';

/** Mail alone sold 3, an ad and then mail 5, the ad alone 2, nobody 4; a journey of the ad led nowhere. */
const PATHS: AggregatedPaths = {
  channels: ['Email', 'Paid Search'],
  starts: Uint32Array.of(0, 1, 3, 4, 4),
  steps: Uint32Array.of(0, 1, 0, 1),
  conversions: Float64Array.of(3, 5, 2, 4),
  nulls: Float64Array.of(0, 0, 1, 0),
  revenue: BigInt64Array.of(0n, 0n, 0n, 0n),
  revenueUnknown: Float64Array.of(0, 0, 0, 0),
  margin: BigInt64Array.of(3_000n, 5_000n, 2_000n, 4_000n),
  marginUnknown: Float64Array.of(0, 0, 0, 0),
};

describe('without a channel', () => {
  it('is lost at least what had no other, and at most all that it touched', () => {
    expect([...boundsOf(PATHS)]).toEqual([
      ['Email', { low: { sales: 3, margin: 3_000n }, high: { sales: 8, margin: 8_000n }, last: 8 }],
      [
        'Paid Search',
        { low: { sales: 2, margin: 2_000n }, high: { sales: 7, margin: 7_000n }, last: 2 },
      ],
    ]);
    const unknown = { ...PATHS, marginUnknown: Float64Array.of(0, 1, 0, 0) };
    expect(boundsOf(unknown).get('Email')).toMatchObject({
      ...{ low: { margin: 3_000n }, high: { margin: null } },
    });
  });

  it('is a gain where the cost is more than all that could be lost', () => {
    const bounds = boundsOf(PATHS).get('Paid Search')!;
    const fitted = { sales: 4, margin: 4_000n };
    const of = (saved: bigint | 'not_applicable' | 'cost_missing') =>
      withoutRow('Paid Search', bounds, fitted, saved);
    expect(of(7_100n)).toMatchObject({
      ...{ lost: 4, gain: '31.00', gain_low: '1.00', gain_high: '51.00' },
      verdict: 'better_without',
    });
    expect(of(5_000n)).toMatchObject({ gain_low: '-20.00', verdict: 'unsure' });
    expect(of(1_900n)).toMatchObject({ gain_high: '-1.00', verdict: 'worse_without' });
    expect(of('not_applicable')).toMatchObject({ saved: null, gain: null, verdict: 'free' });
    expect(of('cost_missing')).toMatchObject({ verdict: null, why: { saved: 'cost_missing' } });
    // The model is held to its ends.
    expect(withoutRow('Paid Search', bounds, { sales: 9, margin: 9_000n }, 0n)).toMatchObject({
      ...{ lost: 7, margin: '70.00' },
    });
    expect(withoutRow('Paid Search', bounds, null, 1n)).toMatchObject({
      ...{ lost: null, why: { lost: 'unknown' } },
    });
  });
});
