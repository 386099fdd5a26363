import type { PlanHead } from '@throughline/api/contract/plans';
import { expect, it } from 'vitest';
import { chosenPlan } from './chosen-plan.ts';

const head = { id: 'spring', name: 'Spring', version: 3, state: 'draft' } as PlanHead;

it.each([
  ['', null, null, []],
  ['?plan=spring', 'spring', null, []],
  ['?plan=spring&version=2', 'spring', 2, []],
  ['?plan=spring&version=4', 'spring', null, ['version=4']],
  ['?plan=spring&version=01', 'spring', null, ['version=01']],
  ['?plan=autumn&version=1', null, null, ['plan=autumn', 'version=1']],
  ['?plan=', null, null, ['plan=']],
  ['?version=1', null, null, ['version=1']],
])('reads %s', (search, id, version, strays) => {
  const chosen = chosenPlan(search, [head]);
  expect([chosen.head?.id ?? null, chosen.version]).toEqual([id, version]);
  expect(chosen.strays.map(({ parameter, value }) => `${parameter}=${value}`)).toEqual(strays);
});
