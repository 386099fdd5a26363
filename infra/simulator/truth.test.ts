import { describe, expect, it } from 'vitest';
import { simulate } from './simulate.ts';

const options = { seed: 3, from: '2025-01-01', months: 12, people: 3_000 } as const;
const sales = (without: readonly string[]) => {
  const { expected } = simulate({ ...options, without });
  return expected.orders.paid + expected.deals.won;
};

describe('truth', () => {
  const world = simulate(options);
  const all = world.expected.orders.paid + world.expected.deals.won;
  const of = (key: string) => world.truth.channels.find((channel) => channel.key === key)!;

  it('expects what happens, within chance', () => {
    const { conversions } = world.truth.expected;
    expect(Math.abs(all - conversions)).toBeLessThan(3.5 * Math.sqrt(conversions));
  });

  // With common random numbers the difference of two worlds varies like the increment itself.
  it.each(['paid_social', 'yandex_search', 'organic_search', 'retargeting'])(
    'states what the world loses without %s',
    (key) => {
      const stated = of(key).conversions;
      const lost = all - sales([key]);
      expect(lost).toBeGreaterThanOrEqual(0);
      expect(Math.abs(lost - stated)).toBeLessThan(3.5 * Math.sqrt(stated) + 1);
    },
  );

  it('leaves only the base when every channel is off', () => {
    const nothing = sales(world.truth.channels.map((channel) => channel.key));
    const { conversions } = world.truth.base;
    expect(Math.abs(nothing - conversions)).toBeLessThan(3.5 * Math.sqrt(conversions));
  });

  it('adds up to the whole when touches do not interact', () => {
    const { truth } = simulate({ ...options, people: 800, interactions: false });
    const sum = truth.channels.reduce((total, each) => total + each.conversions, 0);
    expect(sum + truth.base.conversions).toBeCloseTo(truth.expected.conversions, 6);
    const money = truth.channels.reduce((total, each) => total + each.revenue, 0);
    expect(money + truth.base.revenue).toBeCloseTo(truth.expected.revenue, 2);
  });

  it('counts the later visits that a channel leads to as its own', () => {
    const alone = simulate({ ...options, interactions: false }).truth.channels;
    const touches = (key: string) => alone.find((channel) => channel.key === key)!.touches;
    expect(of('paid_social').touches).toBe(touches('paid_social'));
    expect(of('yandex_brand').touches).toBeGreaterThan(touches('yandex_brand'));
  });
});
