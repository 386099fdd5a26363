import { CONTRACTS } from '@throughline/api/contract/reports/index';
import { describe, expect, it } from 'vitest';
import { choiceParts } from './choice-parts.ts';

describe('the parts of a sentence', () => {
  it('are the words that a report can be asked with', () => {
    expect(choiceParts(CONTRACTS.clv.query.shape)).toEqual([
      { key: 'value', options: ['revenue', 'margin'], usual: 'margin' },
    ]);
    expect(choiceParts(CONTRACTS.rfm.query.shape).map(({ key, usual }) => [key, usual])).toEqual([
      ['value', 'margin'],
      ['by', 'segment'],
    ]);
  });

  it('stand in the order of the sentence, and compare as pages do', () => {
    const parts = choiceParts(CONTRACTS.channels.query.shape);
    expect(parts.map(({ key, usual }) => [key, usual])).toEqual([
      ['compare', 'previous'],
      ['model', 'last_non_direct'],
      ['basis', 'payment'],
      ['by', 'channel'],
    ]);
    expect(parts.at(-1)).toMatchObject({
      isList: true,
      options: expect.arrayContaining(['keyword']),
    });
    const [of] = choiceParts(CONTRACTS.paths.query.shape);
    expect(of).toEqual({ key: 'of', options: ['sale', 'order', 'deal', 'lead'], usual: 'sale' });
  });
});
