import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { expect, test } from 'vitest';
import { seededGenerator } from '../../../attribution/intervals/seeded-generator.ts';
import { answerOf } from '../../answer-of.ts';
import { anomalies } from './anomalies.ts';
import { dayName, dayNumber } from './days.ts';

const START = '2025-01-06';
const day = (at: number) => dayName(dayNumber(START) + at);

type Kind = 'count' | 'money' | 'ratio';
const ask = (kind: Kind, values: (number | null)[], more: object = {}) =>
  answerOf(anomalies, { series: [{ metric: 'm', kind, start: START, values, ...more }] });

/** Ten weeks from a Monday on: `weekday` a working day, half of it at the weekend. */
const weeks = (weekday: number, count = 70) =>
  Array.from({ length: count }, (_, at) => (at % 7 < 5 ? weekday : weekday / 2));

test('money: 5 % of the baseline is the least scale, four of them are odd', () => {
  const alerts = (value: number) => ask('money', weeks(100).with(60, value)).anomalies;
  expect(alerts(81)).toEqual([]);
  expect(alerts(119)).toEqual([]);
  expect(alerts(79)).toEqual([
    {
      metric: 'm',
      day: day(60),
      last_day: day(60),
      days: 1,
      direction: 'down',
      kind: 'deviation',
      value: 79,
      baseline: 100,
      scale: 5,
      z: -4.2,
      delta: -21,
      last_seen: null,
      at_stake: '21.000000',
      causes: [],
    },
  ]);
  // A Saturday is held against Saturdays.
  expect(ask('money', weeks(100).with(61, 100)).anomalies).toMatchObject([{ z: 20 }]);
});

test('counts: the root of the baseline is the least scale, and fewer than eight are no news', () => {
  const alerts = (value: number) => ask('count', Array(70).fill(4).with(60, value)).anomalies;
  expect(alerts(11)).toEqual([]);
  expect(alerts(12)).toMatchObject([{ direction: 'up', baseline: 4, scale: 2, z: 4 }]);
});

test('nothing where ten were expected has stopped, also below four scales', () => {
  const values = (usual: number) => Array(70).fill(usual).with(60, 0).with(59, null);
  expect(ask('count', values(9)).anomalies).toEqual([]);
  expect(ask('count', values(10), { value: '25.50' }).anomalies).toMatchObject([
    {
      kind: 'stopped',
      z: expect.closeTo(-Math.sqrt(10), 12),
      last_seen: day(58),
      at_stake: '255.000000',
    },
  ]);
});

test('28 days and four of the weekday are needed', () => {
  const spike = (at: number) => ask('count', Array(at).fill(50).concat(500));
  expect(spike(27)).toEqual({
    anomalies: [],
    series: [{ metric: 'm', status: 'watching', days_to_go: 0, judged: 0, alerts: 0 }],
  });
  expect(spike(28).anomalies).toMatchObject([{ day: day(28) }]);
  expect(spike(18).series).toMatchObject([{ status: 'learning', days_to_go: 9 }]);
  expect(ask('count', []).series).toMatchObject([{ days_to_go: 28, judged: 0 }]);
  // Day 35 has four known days of its weekday (7, 14, 21, 28), or three.
  const later = [null, ...Array(34).fill(50), 500];
  expect(ask('count', later).anomalies).toHaveLength(1);
  expect(ask('count', later.with(7, null)).anomalies).toEqual([]);
});

test('expected days never alert and are no measure for others', () => {
  const values = weeks(100).with(42, 900).with(49, 900).with(56, 900).with(63, 100);
  const expected_days = [day(42), day(49), day(56)];
  expect(ask('count', values, { expected_days }).anomalies).toEqual([]);
  expect(ask('count', values).anomalies.map((one) => one.day)).toEqual(expected_days);
});

test('a level shift is reported once, with its weekly profile, and so is the way back', () => {
  const shifted = weeks(100, 210).map((value, at) => (at >= 61 && at < 130 ? value * 3 : value));
  expect(ask('count', shifted).anomalies).toMatchObject([
    { day: day(61), last_day: day(65), days: 5, kind: 'level_shift', direction: 'up' },
    { day: day(130), days: 5, kind: 'level_shift', direction: 'down' },
  ]);
});

test('a metric that falls to nothing for weeks comes back to its old profile', () => {
  const values = weeks(100, 210).map((value, at) => (at >= 60 && at < 100 ? 0 : value));
  expect(ask('count', values).anomalies).toMatchObject([
    { day: day(60), kind: 'level_shift', direction: 'down', last_seen: day(59) },
    { day: day(100), kind: 'level_shift', direction: 'up', z: null },
  ]);
});

test('a baseline of nothing: few are no news, money is; a new level is then learned', () => {
  const zeros = Array(70).fill(0);
  expect(ask('count', zeros.with(60, 7)).anomalies).toEqual([]);
  expect(ask('count', zeros.with(60, 8)).anomalies).toMatchObject([
    { direction: 'up', baseline: 0, scale: 0, z: null },
  ]);
  const started = [...Array(60).fill(0), ...Array(12).fill(500)];
  const answer = ask('money', started);
  expect(answer.anomalies).toMatchObject([
    { kind: 'level_shift', z: null, at_stake: '2500.000000' },
  ]);
  expect(answer.series).toMatchObject([{ status: 'learning', days_to_go: 16 }]);
});

test('the fewest values that explain 80 % of the difference', () => {
  const values = Array(70).fill(100).with(60, 40);
  const by = {
    device: {
      mobile: Array(70).fill(60).with(60, 5),
      desktop: Array(70).fill(40).with(60, 35),
    },
    region: {
      north: Array(70).fill(50).with(60, 20),
      south: Array(70).fill(50).with(60, 20),
    },
    steady: { all: Array(70).fill(7) },
  };
  expect(ask('count', values, { by }).anomalies[0]?.causes).toEqual([
    {
      dimension: 'device',
      values: [{ value: 'mobile', delta: -55, share: 55 / 60 }],
      explained: 55 / 60,
    },
    {
      dimension: 'region',
      values: [
        { value: 'north', delta: -30, share: 0.5 },
        { value: 'south', delta: -30, share: 0.5 },
      ],
      explained: 1,
    },
  ]);
});

/** Normal noise around a weekly profile. */
function noisy(seed: number, count: number, level = 1000, spread = 60) {
  const generator = seededGenerator(seed);
  const uniform = () => 1 - uniformFloat64(generator);
  return weeks(level, count).map(
    (value) =>
      value + spread * Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()),
  );
}

test('at most one false alert in 100 days', () => {
  const series = Array.from({ length: 12 }, (_, seed) => ({
    metric: `m${seed}`,
    kind: seed % 2 === 0 ? 'money' : 'ratio',
    start: START,
    values: noisy(seed + 1, 400),
  }));
  const { anomalies: found, series: watched } = answerOf(anomalies, { series });
  const judged = watched.reduce((sum, one) => sum + one.judged, 0);
  expect(judged).toBe(12 * 372);
  expect(found.length).toBeLessThan(judged / 100);
});

test('the order of series and the unit of money change nothing', () => {
  const one = { metric: 'a', kind: 'money', start: START, values: noisy(3, 120).with(90, 3000) };
  const two = { metric: 'b', kind: 'money', start: START, values: noisy(4, 120).with(90, 10) };
  const answer = answerOf(anomalies, { series: [one, two] });
  expect(answer.anomalies.map(({ metric }) => metric)).toEqual(['a', 'b']);
  expect(answerOf(anomalies, { series: [two, one] })).toEqual(answer);
  const double = answerOf(anomalies, {
    series: [{ ...one, values: one.values.map((value) => value * 1024) }, two],
  });
  expect(double.anomalies.map(({ day: at, z }) => [at, z])).toEqual(
    answer.anomalies.map(({ day: at, z }) => [at, z]),
  );
});

test('a metric twice, parts of another length and unknown fields are refused', () => {
  const parse = (...series: object[]) => anomalies.input.safeParse({ series }).success;
  const plain = { metric: 'a', kind: 'count', start: START, values: [1] };
  expect(parse(plain, plain)).toBe(false);
  expect(parse({ ...plain, by: { x: { y: [1, 2] } } })).toBe(false);
  expect(parse({ ...plain, odd: 1 })).toBe(false);
  expect(parse({ ...plain, start: '2025-13-01' })).toBe(false);
  expect(parse(plain)).toBe(true);
});
