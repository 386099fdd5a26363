import { answerOf } from '@throughline/transform/plan/answer-of';
import {
  type Anomalies,
  type Anomaly,
  anomalies as calculation,
} from '@throughline/transform/plan/customers/anomalies/anomalies';
import { normalQuantile } from '@throughline/transform/plan/figures/normal';
import { uniformStream } from '@throughline/transform/plan/risk/random-stream';
import { describe, expect, it } from 'vitest';
import { alertsOf, isOdd } from './alerts.ts';

const found = (metric: string, day: string, at_stake: string | null, cause?: string): Anomaly => ({
  ...{ metric, day, last_day: day, days: 1, direction: 'down', kind: 'deviation', z: -5 },
  ...{ value: 1, baseline: 9, scale: 1, delta: -8, last_seen: null, at_stake },
  causes: cause
    ? [{ dimension: 'channel', explained: 0.9, values: [{ value: cause, delta: -8, share: 0.9 }] }]
    : [],
});

describe('alertsOf', () => {
  it('makes one alert of one cause, that of the metric with most at stake', () => {
    const march = { from: '2026-03-01', to: '2026-03-31' };
    const rows = alertsOf(
      [
        found('visits', '2026-03-05', '10', 'Paid Search'),
        found('leads', '2026-03-05', '40', 'Paid Search'),
        found('cost', '2026-03-05', '90', 'Email'),
        found('visits', '2026-02-27', '999', 'Email'),
        found('leads', '2026-03-09', null),
      ],
      march,
    );
    expect(rows.map(({ metric, causes, also }) => [metric, causes, also])).toEqual([
      ['cost', ['Email'], []],
      ['leads', ['Paid Search'], ['visits']],
      ['leads', [], []],
    ]);
  });
});

/** Visits by a Poisson law, by inversion. */
function poisson(mean: number, next: () => number): number {
  let [count, left] = [0, next()];
  for (let chance = Math.exp(-mean); left > chance; chance *= mean / ++count) left -= chance;
  return count;
}

describe('false alerts', () => {
  // A world in which nothing ever happens: weekends are half of a working day, and all else is chance.
  const DAYS = 163;
  const JUDGED = DAYS - 63;
  const WORLDS = 16;
  const usual = (at: number) => (at % 7 < 5 ? 1 : 0.5);
  const alertsOfWorld = (kind: 'count' | 'money', values: number[]) =>
    answerOf<Anomalies>(calculation as Parameters<typeof answerOf<Anomalies>>[0], {
      series: [
        { metric: kind === 'money' ? 'revenue' : 'visits', kind, start: '2026-01-05', values },
      ],
    }).anomalies.filter(isOdd).length;
  const rateOf = (kind: 'count' | 'money', dayOf: (at: number, next: () => number) => number) => {
    const worlds = Array.from({ length: WORLDS }, (_, seed) => {
      const next = uniformStream(seed, kind);
      return alertsOfWorld(
        kind,
        Array.from({ length: DAYS }, (_, at) => dayOf(at, next)),
      );
    });
    return (100 * worlds.reduce((sum, one) => sum + one, 0)) / (WORLDS * JUDGED);
  };

  it('are at most one in a hundred days of visits', () => {
    expect(rateOf('count', (at, next) => poisson(60 * usual(at), next))).toBeLessThanOrEqual(1);
    expect(rateOf('count', (at, next) => poisson(4 * usual(at), next))).toBeLessThanOrEqual(1);
  });

  it('are at most one in a hundred days of revenue, from as many sales as are asked for', () => {
    // Ten sales on a working day; baskets are lognormal, the dearest of a hundred ten times the usual one.
    const revenue = (at: number, next: () => number) => {
      let sum = 0;
      for (let left = poisson(10 * usual(at), next); left > 0; left--)
        sum += 40 * Math.exp(normalQuantile(next()));
      return Math.round(sum * 100) / 100;
    };
    expect(rateOf('money', revenue)).toBeLessThanOrEqual(1);
  });

  it('leave a day that loses most of its visits to be found', () => {
    const next = uniformStream(1, 'found');
    const values = Array.from({ length: DAYS }, (_, at) => poisson(60 * usual(at), next));
    values[140] = Math.round(values[140]! / 4);
    expect(alertsOfWorld('count', values)).toBeGreaterThanOrEqual(1);
  });
});
