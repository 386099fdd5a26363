import { expect, it } from 'vitest';
import { points } from '../../format/points.ts';
import { npsRows } from './nps-rows.ts';

const row = (name: string, nps: number | null) => ({
  ...{ name, nps, low: nps === null ? null : nps - 16, high: nps === null ? null : nps + 16 },
  ...{ answers: 9, promoters: 0, passives: 0, detractors: 0, standard_error: 5 },
});
const meta = (by: 'channel' | 'month') => ({ by }) as never;

it('draws the score of each row with its interval, and nothing where there is none', () => {
  const rows = npsRows(
    { meta: meta('channel'), rows: [row('Direct', -12.5), row('Email', null)] },
    (name) => `The ${name}`,
  );
  expect(rows).toEqual([
    {
      ...{ channel: 'Direct', name: 'The Direct' },
      marks: [expect.objectContaining({ at: -12.5, ends: [-28.5, 3.5], shown: '−12' })],
    },
  ]);
});

it('draws the last months, and of other rows the first', () => {
  const rows = Array.from({ length: 10 }, (_, index) => row(`2026-${index}`, index));
  const drawn = (by: 'channel' | 'month') =>
    npsRows({ meta: meta(by), rows }, String).map(({ channel }) => channel);
  expect(drawn('month')).toEqual(rows.slice(2).map(({ name }) => name));
  expect(drawn('channel')).toEqual(rows.slice(0, 8).map(({ name }) => name));
  expect(points(0.4)).toBe('0');
});
