import { describe, expect, it } from 'vitest';
import { fitApart } from './fit-apart.ts';
import { fitModels, type ModelsQuestion } from './fit-models.ts';

const question = (conversions: number): ModelsQuestion => ({
  paths: {
    channels: ['b', 'a', 'c'],
    starts: Uint32Array.of(0, 0, 2, 4),
    // Nothing, a > b, a > c.
    steps: Uint32Array.of(1, 0, 1, 2),
    conversions: Float64Array.of(50, conversions, 100),
    value: Float64Array.of(500, 300, 100),
    nulls: Float64Array.of(0, 100, 100),
  },
  ...{ models: ['markov', 'shapley'], transform: 'unique', order: 1, bootstrap: 50, level: 0.95 },
});

describe('fitApart', () => {
  it('gives what the models give in this thread, and lets others go on', async () => {
    let turns = 0;
    const ticking = setInterval(() => turns++, 1);
    const fits = await fitApart(question(300));
    clearInterval(ticking);
    expect(fits).toEqual(fitModels(question(300)));
    expect(turns).toBeGreaterThan(0);
  });

  it('answers several at a time, each its own', async () => {
    const asked = [301, 302, 303];
    const all = await Promise.all(asked.map((conversions) => fitApart(question(conversions))));
    expect(all).toEqual(asked.map((conversions) => fitModels(question(conversions))));
  });

  it('does not compute the same again', async () => {
    expect(await fitApart(question(300))).toBe(await fitApart(question(300)));
    expect(await fitApart(question(304))).not.toBe(await fitApart(question(300)));
  });

  it('says why where models cannot be fitted', async () => {
    const { paths, ...rest } = question(0);
    const few = { ...paths, conversions: Float64Array.of(0, 0, 10) };
    const [markov] = await fitApart({ paths: few, ...rest });
    expect(markov).toMatchObject({ model: 'markov', reason: { code: 'too_few_conversions' } });
    const strange = { ...question(300), level: 2 };
    await expect(fitApart(strange)).rejects.toThrow(/confidence level of 2/);
  });

  it('ends a computation that nobody waits for, and answers the next one soon', async () => {
    const gone = new AbortController();
    const long = fitApart({ ...question(305), bootstrap: 5_000_000 }, gone.signal);
    const next = fitApart(question(306));
    setTimeout(() => gone.abort(), 200);
    await expect(long).rejects.toMatchObject({ name: 'ReadAborted' });
    const began = performance.now();
    expect(await next).toHaveLength(2);
    expect(performance.now() - began).toBeLessThan(15_000);
  }, 20_000);

  it('answers what is quick while something long is being computed', async () => {
    const gone = new AbortController();
    const long = fitApart({ ...question(307), bootstrap: 5_000_000 }, gone.signal);
    long.catch(() => {});
    expect(await fitApart({ ...question(308), bootstrap: 0 })).toHaveLength(2);
    gone.abort();
  }, 20_000);
});
