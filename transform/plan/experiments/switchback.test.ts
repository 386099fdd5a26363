import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../figures/normal.ts';
import { uniformStream } from '../risk/random-stream.ts';
import { type SwitchbackInput, switchback } from './switchback.ts';

describe('switchback test', () => {
  const calculate = (input: SwitchbackInput) =>
    switchback.calculate(switchback.input.parse(input) as never);
  const block = (on: boolean, ...values: number[]) => ({ on, values });
  // By hand: 10 an hour without, 13 with; the first hour of each block is as the block before.
  const blocks = [
    ...[block(true, 10, 13, 13), block(false, 13, 10, 10), block(true, 10, 13, 13)],
    ...[block(false, 13, 10, 10), block(true, 10, 13, 13), block(false, 13, 10, 10)],
    ...[block(true, 10, 13, 13), block(false, 13, 10, 10)],
  ];

  it('compares blocks, without what the one before carries over', () => {
    const read = calculate({ blocks, carry_over: 1 });
    expect(read).toMatchObject({
      ...{ status: 'computed', blocks: { on: 4, off: 4 }, periods: { kept: 16, left_out: 8 } },
    });
    expect(read.difference!.value).toBeCloseTo(3, 12);
    expect(read.relative).toBeCloseTo(0.3, 12);
    expect(read.incremental!.value).toBeCloseTo(24, 12);
    // Without leaving anything out: (10 + 13 + 13)/3 less (13 + 10 + 10)/3.
    expect(calculate({ blocks }).difference!.value).toBeCloseTo(1, 12);
  });

  it('keeps the beginning of a block whose neighbour is alike', () => {
    const alike = [...blocks, block(false, 10, 10, 10)];
    expect(calculate({ blocks: alike, carry_over: 1 }).periods).toEqual({ kept: 19, left_out: 8 });
  });

  it('says what it lacks, and refuses blocks that nothing is left of', () => {
    expect(calculate({ blocks: blocks.slice(2), carry_over: 1 })).toMatchObject({
      ...{ status: 'below_minimum', minimum: 4, difference: null },
    });
    expect(() => calculate({ blocks, carry_over: 3 })).toThrow(/longer than/);
  });

  it('holds the truth in about 95 % of worlds with carry-over and hours that hang together', () => {
    const random = uniformStream(23, 'switchback worlds');
    const normal = () => normalQuantile(random());
    const worlds = 400;
    const effect = 4;
    let [covered, uncut] = [0, 0];
    for (let world = 0; world < worlds; world++) {
      const drawn: SwitchbackInput['blocks'] = [];
      const order = Array.from({ length: 12 }, (_, at) => at < 6)
        .map((on) => ({ on, at: random() }))
        .sort((a, b) => a.at - b.at);
      let [noise, works] = [0, 0];
      for (const { on } of order) {
        const values: number[] = [];
        for (let hour = 0; hour < 8; hour++) {
          noise = 0.6 * noise + 2 * normal();
          // What the ads did fades within two hours.
          works = hour < 2 ? works + (Number(on) - works) / 2 : Number(on);
          values.push(40 + noise + effect * works);
        }
        drawn.push({ on, values });
      }
      const holds = ({ low, high }: { low: number; high: number }) =>
        low <= effect && effect <= high;
      if (holds(calculate({ blocks: drawn, carry_over: 2 }).difference!)) covered += 1;
      if (holds(calculate({ blocks: drawn }).difference!)) uncut += 1;
    }
    expect(covered / worlds).toBeGreaterThanOrEqual(0.9);
    expect(covered / worlds).toBeLessThanOrEqual(0.99);
    expect(uncut).toBeLessThan(covered);
  });
});
