import { describe, expect, it } from 'vitest';
import { chosenModels, modelsOf, shareSum } from './credit-columns.ts';

const touch = (credit: Record<string, number>) => ({
  seq: 1,
  at: '2026-01-01T00:00:00Z',
  kind: 'visit',
  channel: 'Direct',
  channel_ga4: 'Direct',
  rule: 'ga4:direct',
  source: '',
  campaign: '',
  ad_group: '',
  keyword: '',
  content: '',
  milestones: [],
  evidence: [],
  credit: Object.fromEntries(
    Object.entries(credit).map(([model, share]) => [model, { share, revenue: null }]),
  ),
});

describe('credit columns', () => {
  const touches = [touch({ linear: 0.5, first: 1 }), touch({ linear: 0.5, own_model: 1 })];

  it('stand in the catalogue’s order, unknown models last', () => {
    expect(modelsOf(touches)).toEqual(['first', 'linear', 'own_model']);
  });

  it('are the usual ones until the reader chooses, none included', () => {
    expect(chosenModels(['first', 'last', 'linear'], null)).toEqual(['first', 'linear']);
    expect(chosenModels(['first', 'last', 'linear'], ['last', 'gone'])).toEqual(['last']);
    expect(chosenModels(['first'], [])).toEqual([]);
    expect(chosenModels(['own'], null)).toEqual(['own']);
  });

  it('add up, a touch without credit counting nothing', () => {
    expect(shareSum(touches, 'linear')).toBe(1);
    expect(shareSum(touches, 'first')).toBe(1);
  });
});
