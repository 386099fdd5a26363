import { describe, expect, it } from 'vitest';
import { attribution, attributionRow, credit, modelState } from '../../testing/attribution.ts';
import { answerOf } from './answer.ts';

const models = [modelState('last'), modelState('linear'), modelState('markov')];
const search = attributionRow('Paid Search', {
  last: credit(0.31, 1),
  linear: credit(0.4, 1),
  markov: credit(0.44, 1, [0.38, 0.5]),
});
const email = attributionRow('Email', {
  last: credit(0.2, 2),
  linear: credit(0.21, 2),
  markov: credit(0.2, 2, [0.15, 0.25]),
});
const direct = attributionRow('Direct', {
  last: credit(0.19, 3),
  linear: credit(0.15, 3),
  markov: credit(0.12, 3, [0.1, 0.2]),
});
const lost = attributionRow(
  '',
  { last: credit(0.3, null), linear: credit(0.24, null), markov: credit(0.24, null) },
  'unattributed',
);

describe('answerOf', () => {
  it('names the channel of the largest certain difference, both ends, and how sure the model is', () => {
    const answer = answerOf(
      attribution(models, [email, search, direct, lost], {
        agreement: [
          { a: 'last', b: 'linear', tau: 0.9 },
          { a: 'last', b: 'markov', tau: 0.4 },
        ],
      }),
    );
    expect(answer).toEqual({
      models: 3,
      channel: 'Paid Search',
      low: { model: 'last', share: 0.31, value: '310.00' },
      // Markov says 0.44, but may mean 0.38: linear is further from last for certain.
      high: { model: 'linear', share: 0.4, value: '400.00' },
      isCertain: true,
      rank: [1, 1],
      leader: { channel: 'Paid Search', first: 3 },
      sure: { model: 'markov', low: 0.38, high: 0.5 },
      steady: { channel: 'Email', low: 0.2, high: 0.21 },
      pair: { a: 'last', b: 'markov', tau: 0.4 },
    });
  });

  it('does not take what a model is least sure of for the largest difference', () => {
    const phone = attributionRow('Phone', {
      last: credit(0.02, 3),
      linear: credit(0.01, 3),
      markov: credit(0.26, 2, [0.03, 0.48]),
    });
    // Phone: 0.03 − 0.02, Direct: 0.15 − 0.19 and 0.20 (Markov’s end) apart not at all, last to linear 0.04.
    const direct = attributionRow('Direct', {
      last: credit(0.19, 2),
      linear: credit(0.15, 2),
      markov: credit(0.16, 2, [0.1, 0.2]),
    });
    expect(answerOf(attribution(models, [phone, direct]))).toMatchObject({
      ...{ channel: 'Direct', low: { model: 'linear' }, high: { model: 'last' }, isCertain: true },
    });
    const unsure = attributionRow('Phone', {
      last: credit(0.02, 1),
      markov: credit(0.26, 1, [0.01, 0.48]),
    });
    expect(answerOf(attribution([models[0]!, models[2]!], [unsure]))).toMatchObject({
      ...{ channel: 'Phone', isCertain: false, high: { share: 0.26 } },
    });
  });

  it('leaves out models that are off or do not add up to the total', () => {
    const states = [
      modelState('last'),
      modelState('linear'),
      modelState('participation'),
      modelState('markov', {
        available: false,
        totals: null,
        reason: { code: 'TOO_FEW', message: 'x' },
      }),
    ];
    const row = attributionRow('Paid Search', {
      last: credit(0.31, 1),
      linear: credit(0.4, 1),
      participation: credit(0.9, 1),
    });
    expect(answerOf(attribution(states, [row]))).toMatchObject({
      models: 2,
      high: { model: 'linear' },
      sure: null,
    });
  });

  it('has nothing to compare with one model, and nothing to say without credit', () => {
    expect(answerOf(attribution([modelState('last')], [search]))).toBe('one');
    expect(answerOf(attribution(models, [lost]))).toBe('none');
  });

  it('does not call ends that lie far apart an agreement', () => {
    const phone = attributionRow('Phone', { last: credit(0.1, 2), linear: credit(0.21, 1) });
    const brand = attributionRow('Brand', { last: credit(0.3, 1), linear: credit(0.12, 2) });
    const states = [modelState('last'), modelState('linear')];
    expect(answerOf(attribution(states, [phone, brand]))).toMatchObject({
      channel: 'Brand',
      steady: null,
    });
  });

  it('does not call the same order a difference', () => {
    const agreement = [{ a: 'last', b: 'linear', tau: 1 } as const];
    expect(answerOf(attribution(models, [search], { agreement }))).toMatchObject({
      pair: null,
      steady: null,
    });
  });
});
