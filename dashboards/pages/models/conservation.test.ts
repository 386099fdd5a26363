import { describe, expect, it } from 'vitest';
import { attribution, attributionRow, credit, modelState } from '../../testing/attribution.ts';
import { addsUp, conservationOf } from './conservation.ts';
import { matrixText } from './matrix-text.ts';
import { parameterText } from './parameter-text.ts';

const truth = { conversions: 100, value: '1000.00', nulls: 0 };

describe('addsUp', () => {
  it('forgives float dust in counts and nothing in money', () => {
    const sum = (conversions: number, value: string | null) =>
      addsUp(modelState('markov', { totals: { conversions, value } }), truth);
    expect(sum(100 + 1e-9, '1000.00')).toBe(true);
    expect(sum(100.001, '1000.00')).toBe(false);
    expect(sum(100, '1000.01')).toBe(false);
    expect(sum(100, null)).toBe(true);
    expect(addsUp(modelState('markov', { totals: null }), truth)).toBeNull();
  });

  it('tells a model that counts twice by design from one that is wrong', () => {
    const more = { totals: { conversions: 180, value: '1800.00' } };
    const states = [
      modelState('last'),
      modelState('participation', more),
      modelState('shapley', more),
    ];
    expect(conservationOf(attribution(states, []).meta)).toEqual({
      overlapping: ['participation'],
      differing: ['shapley'],
    });
  });
});

describe('matrixText', () => {
  it('writes a line a channel and model with both ends of every interval', () => {
    const row = attributionRow('Email', {
      last: credit(0.4, 1),
      markov: credit(0.2, 2, [0.1, 0.3]),
    });
    const states = [modelState('last'), modelState('markov'), modelState('linear')];
    const [head, last, markov, ...rest] = matrixText(attribution(states, [row]), [row]).split('\n');
    expect(rest).toEqual([]);
    expect(last?.split('\t').slice(0, 9)).toEqual([
      'channel',
      'Email',
      '',
      'last',
      '40',
      '0.4',
      '400.00',
      '',
      '1',
    ]);
    expect(markov?.split('\t')).toHaveLength(head?.split('\t').length ?? 0);
    expect(markov).toContain('0.1\t0.3\t100.00\t300.00');
  });
});

describe('parameterText', () => {
  it('writes lists and groups', () => {
    expect(parameterText({ first: 0.4, order: ['a', 'b'] })).toBe('first: 0.4, order: a, b');
    expect(parameterText(null)).toBe('—');
    expect(parameterText(7)).toBe('7');
  });
});
