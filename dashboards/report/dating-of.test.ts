import { campaigns } from '@throughline/api/contract/reports/campaigns';
import { paths } from '@throughline/api/contract/reports/paths';
import { expect, it } from 'vitest';
import { datingOf } from './dating-of.ts';

it('takes what the address says, and what is usual where it says nothing that can be asked', () => {
  const { shape } = campaigns.query;
  expect(datingOf(shape, '')).toEqual({ model: 'last_non_direct', basis: 'payment' });
  expect(datingOf(shape, 'basis=touch&model=linear')).toEqual({ model: 'linear', basis: 'touch' });
  expect(datingOf(shape, 'basis=zzz&model=markov')).toEqual({
    ...{ model: 'last_non_direct', basis: 'payment' },
  });
  // Paths are credited by no model.
  expect(datingOf(paths.query.shape, 'basis=touch')).toBeNull();
});
