import { CONTRACTS } from '@throughline/api/contract/reports/index';
import { expect, it } from 'vitest';
import { shownColumns } from './shown-columns.ts';
import { usualPresets } from './usual-columns.ts';

const columns = (...ids: string[]) => ids.map((id) => ({ id })) as never;

it('shows names and the columns of the usual set, or those that were chosen', () => {
  const presets = { all: { money: ['cost'], all: null }, usual: 'money' };
  const all = columns('channel', 'verdict', 'cost', 'visits');
  expect(shownColumns(all, null, presets)).toEqual(['channel', 'cost']);
  expect(shownColumns(all, ['all'], presets)).toBeNull();
  expect(shownColumns(all, ['channel', 'visits'], presets)).toEqual(['channel', 'visits']);
  expect(shownColumns(all, null, undefined)).toBeNull();
});

it('names columns that there are', () => {
  for (const [name, contract] of Object.entries(CONTRACTS)) {
    const known: string[] = contract.columns.map(({ key }) => key);
    expect([name, ...(usualPresets(name)?.all.main ?? [])]).toEqual([
      name,
      ...(usualPresets(name)?.all.main ?? []).filter((key) => known.includes(key)),
    ]);
  }
});
