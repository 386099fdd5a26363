import { describe, expect, it } from 'vitest';
import { waterfallBars, waterfallLayout } from './waterfall-layout.ts';

const total = (key: string, amount: number) => ({
  ...{ key, name: key, kind: 'total' as const, amount, shown: `${amount}` },
});
const change = (key: string, amount: number | null) => ({
  ...{ key, name: key, kind: 'change' as const, amount, shown: `${amount}` },
});

describe('waterfallBars', () => {
  it('begins each change where the one before ended, and each total at 0', () => {
    const steps = [
      total('plan', 100),
      change('price', -30),
      change('volume', 10),
      total('fact', 80),
    ];
    expect(waterfallBars(steps).map(({ from, to }) => [from, to])).toEqual([
      [0, 100],
      [100, 70],
      [70, 80],
      [0, 80],
    ]);
  });

  it('lets what is not known move nothing', () => {
    expect(
      waterfallBars([total('a', 5), change('b', null), change('c', 1)]).map(({ from, to }) => [
        from,
        to,
      ]),
    ).toEqual([
      [0, 5],
      [5, 5],
      [5, 6],
    ]);
  });
});

describe('waterfallLayout', () => {
  const bars = waterfallBars([total('plan', 100), change('loss', -150), total('fact', -50)]);
  const widthOf = (text: string) => text.length * 7;

  it('connects bars at the level that both share, below 0 too', () => {
    const { bars: placed, zero } = waterfallLayout(bars, 1000, widthOf);
    const [plan, loss, fact] = placed;
    expect(plan!.connector!.x).toBeCloseTo(plan!.bar.x + plan!.bar.width);
    expect(loss!.connector!.x).toBeCloseTo(loss!.bar.x);
    expect(fact!.bar.x).toBeCloseTo(loss!.bar.x);
    expect(fact!.bar.x + fact!.bar.width).toBeCloseTo(zero);
    expect(fact!.connector).toBeNull();
  });

  it('keeps bars and figures inside the drawing at any width', () => {
    for (const width of [358, 640, 1160])
      for (const { bar, label, shown } of waterfallLayout(bars, width, widthOf).bars) {
        expect(bar.x).toBeGreaterThanOrEqual(0);
        expect(bar.x + bar.width).toBeLessThanOrEqual(width);
        expect(label.anchor === 'end' ? label.x : label.x + widthOf(shown)).toBeLessThanOrEqual(
          width,
        );
      }
  });

  it('shows a change of nothing as a line, and nothing at all without harm', () => {
    const [, none] = waterfallLayout(
      waterfallBars([total('a', 1), change('b', 0)]),
      800,
      widthOf,
    ).bars;
    expect(none!.bar.width).toBe(2);
    expect(waterfallLayout([], 800, widthOf).bars).toEqual([]);
  });
});
