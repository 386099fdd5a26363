import { expect, it } from 'vitest';
import { channelScores, scoreTotals } from './channel-scores.ts';
import type { ScoredPeople, ScoredPerson } from './scored-people.ts';

const person = (channel: string, score: number | null, weight = score ?? 0) =>
  ({ stored: { channel }, score, weight }) as ScoredPerson;
const people = [
  person('Email', 0.5),
  person('Email', 0.3),
  person('Direct', 0.1),
  person('Direct', 0.1),
];

it('compares channels by their mean score and says what each of their people is expected to bring', () => {
  // By hand: all 0.25, e-mail 0.4, direct 0.1; a sale brings 200.
  const scored = { people, margin: 200 } as unknown as ScoredPeople;
  expect(channelScores(scored)).toEqual([
    { channel: 'Direct', count: 2, mean_score: 0.1, value: '20.00', index: expect.closeTo(40, 9) },
    { channel: 'Email', count: 2, mean_score: 0.4, value: '80.00', index: expect.closeTo(160, 9) },
  ]);
  expect(scoreTotals(people, 200)).toEqual({ count: 4, mean_score: 0.25, value: '50.00' });
});

it('tells no chance where only points are known, and compares the points', () => {
  const scored = {
    ...{ people: [person('Email', null, 4), person('Direct', null, 1)], margin: 200 },
  } as unknown as ScoredPeople;
  expect(channelScores(scored)).toEqual([
    { channel: 'Direct', count: 1, mean_score: null, value: null, index: 40 },
    { channel: 'Email', count: 1, mean_score: null, value: null, index: 160 },
  ]);
});
