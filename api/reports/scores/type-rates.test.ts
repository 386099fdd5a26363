import { expect, it } from 'vitest';
import type { StoredLead } from './stored-people.ts';
import { typeRates } from './type-rates.ts';

const lead = (lead_type: string, sold: 0 | 1) => ({ lead_type, sold }) as StoredLead;

it('draws the share of a type towards that of all as by ten leads', () => {
  // By hand: 6 of 20 bought, so 0.3; of ten calls 5: (5 + 3) / 20; of ten forms 1: (1 + 3) / 20; of chats nothing is known.
  const decided = [
    ...Array.from({ length: 10 }, (_, i) => lead('call', i < 5 ? 1 : 0)),
    ...Array.from({ length: 10 }, (_, i) => lead('form', i < 1 ? 1 : 0)),
  ];
  const rateOf = typeRates(decided);
  expect(rateOf(lead('call', 0))).toBeCloseTo(0.4, 12);
  expect(rateOf(lead('form', 0))).toBeCloseTo(0.2, 12);
  expect(rateOf(lead('chat', 0))).toBeCloseTo(0.3, 12);
  expect(typeRates([])(lead('call', 0))).toBeNull();
});
