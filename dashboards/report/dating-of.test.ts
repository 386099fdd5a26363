import { campaigns } from '@throughline/api/contract/reports/campaigns';
import { paths } from '@throughline/api/contract/reports/paths';
import { expect, it } from 'vitest';
import { choiceParts } from './choice-parts.ts';
import { datingOf } from './dating-of.ts';

it('takes what the address says, and what is usual where it says nothing that can be asked', () => {
  const parts = choiceParts(campaigns.query.shape);
  expect(datingOf(parts, '')).toEqual({ model: 'last_non_direct', basis: 'payment' });
  expect(datingOf(parts, 'basis=touch&model=linear')).toEqual({ model: 'linear', basis: 'touch' });
  expect(datingOf(parts, 'basis=zzz&model=markov')).toEqual({
    ...{ model: 'last_non_direct', basis: 'payment' },
  });
  const ofPage = choiceParts(campaigns.query.shape, { basis: 'touch' });
  expect(datingOf(ofPage, '')?.basis).toBe('touch');
  expect(datingOf(ofPage, 'basis=payment')?.basis).toBe('payment');
  // Paths are credited by no model.
  expect(datingOf(choiceParts(paths.query.shape), 'basis=touch')).toBeNull();
});
