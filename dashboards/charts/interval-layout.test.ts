import { describe, expect, it } from 'vitest';
import type { IntervalMark, IntervalRow } from './interval-layout.ts';
import { intervalDomain, intervalLayout, intervalTicks } from './interval-layout.ts';

const rule = (name: string, at: number): IntervalMark => ({
  model: name,
  name,
  dataDriven: false,
  at,
  ends: null,
  shown: `${Math.round(at * 100)} %`,
});
const model = (name: string, at: number, ends: readonly [number, number]): IntervalMark => ({
  ...rule(name, at),
  dataDriven: true,
  ends,
});

const rows: IntervalRow[] = [
  {
    channel: 'Paid Search',
    name: 'Paid Search',
    marks: [rule('linear', 0.4), rule('last', 0.3), model('Markov', 0.42, [0.35, 0.5])],
  },
  { channel: 'Email', name: 'Email', marks: [rule('linear', 0.1), rule('last', 0.1)] },
];

describe('intervalDomain', () => {
  it('holds 0 and the ends of every interval', () => {
    expect(intervalDomain(rows)).toEqual({ low: 0, high: 0.5 });
    const loss = [{ channel: 'a', name: 'a', marks: [rule('last', -0.2)] }];
    expect(intervalDomain(loss)).toEqual({ low: -0.2, high: 0 });
    expect(intervalDomain([])).toEqual({ low: 0, high: 1 });
  });

  it('ends at four times the median when capped, and begins where it is told', () => {
    const cheap = [{ channel: 'a', name: 'a', marks: [1, 1, 90].map((at) => rule(`${at}`, at)) }];
    expect(intervalDomain(cheap, { capped: true }).high).toBe(4);
    expect(intervalDomain(cheap, { floor: 1 }).low).toBe(1);
  });
});

describe('intervalTicks', () => {
  it('are round and inside', () => {
    expect(intervalTicks({ low: 0, high: 0.5 }, 6)).toEqual([
      0, 0.1, 0.2, 0.30000000000000004, 0.4, 0.5,
    ]);
    expect(intervalTicks({ low: -1, high: 3.2 }, 4)).toEqual([0, 2]);
    expect(intervalTicks({ low: 1, high: 3, whole: true }, 6)).toEqual([1, 2, 3]);
  });
});

describe('intervalLayout', () => {
  const layout = intervalLayout(rows, { low: 0, high: 0.5 }, 1000);

  it('puts rules on one line and each data-driven model on its own', () => {
    const [search] = layout.rows;
    const y = (name: string) => search?.marks.find((mark) => mark.model === name)?.y;
    expect(y('last')).toBe(y('linear'));
    expect(y('Markov')).toBeGreaterThan(y('last') ?? Number.NaN);
    expect(search?.range?.from).toBe(search?.marks[1]?.x);
    expect(search?.range?.to).toBe(search?.marks[0]?.x);
  });

  it('keeps every label inside the room, and rows apart', () => {
    for (const width of [358, 640, 1160]) {
      const placed = intervalLayout(rows, { low: 0, high: 0.5 }, width);
      for (const row of placed.rows) {
        for (const { text, x, end } of row.labels) {
          expect(end ? x : x + text.length * 7).toBeLessThanOrEqual(width);
        }
        for (const { x } of row.marks) {
          expect(x).toBeGreaterThanOrEqual(placed.left);
          expect(x).toBeLessThanOrEqual(placed.right);
        }
      }
      const [first, second] = placed.rows;
      expect(second?.top).toBe((first?.top ?? 0) + (first?.height ?? 0));
    }
  });

  it('names the models at both ends, once where they say the same', () => {
    expect(layout.rows[0]?.labels.map(({ text }) => text)).toEqual([
      'last 30 % – linear 40 %',
      'Markov 42 %',
    ]);
    expect(layout.rows[1]?.labels.map(({ text }) => text)).toEqual(['10 %']);
  });

  it('holds what is beyond the scale at its edge and says so', () => {
    const placed = intervalLayout(rows, { low: 0, high: 0.35 }, 1000);
    const linear = placed.rows[0]?.marks.find((mark) => mark.model === 'linear');
    expect(linear).toMatchObject({ beyond: true, x: placed.right });
  });
});
