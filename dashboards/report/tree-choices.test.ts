import type { ReportContract } from '@throughline/api/contract/report';
import { channels } from '@throughline/api/contract/reports/channels';
import { LEVELS } from '@throughline/api/contract/terms';
import { describe, expect, it } from 'vitest';
import type { DataColumn } from '../table/data-column.ts';
import { depthNeeded } from './depth-needed.ts';
import { knowContracts } from './known-contracts.ts';
import { presetOf, shownColumns } from './shown-columns.ts';

knowContracts([channels as unknown as ReportContract]);

describe('how many levels are asked for', () => {
  it('is one more than the deepest row that is open with all rows above it', () => {
    expect(depthNeeded([], undefined, LEVELS)).toBe(1);
    expect(depthNeeded(['Paid Search', 'Paid Search/yandex'], undefined, LEVELS)).toBe(3);
    // Nobody sees what is below a closed row.
    expect(depthNeeded(['Paid Search/yandex'], undefined, LEVELS)).toBe(1);
    expect(depthNeeded(['a', 'a/b', 'a/b/c', 'a/b/c/d', 'a/b/c/d/e'], undefined, LEVELS)).toBe(5);
  });

  it('is at least that of the figure whose rows are open', () => {
    const opened = 'cost:channels/rows?channel=Paid+Search&source=yandex&metric=cost';
    expect(depthNeeded([], opened, LEVELS)).toBe(2);
    expect(depthNeeded([], 'journey:journeys/1', LEVELS)).toBe(1);
  });
});

describe('which columns are shown', () => {
  const column = (id: string, isNumber: boolean) => ({ id, isNumber }) as DataColumn;
  const columns = [column('channel', false), column('cost', true), column('leads', true)];
  const presets = { all: { money: ['cost'], leads: ['leads'] }, usual: 'money' };

  it('is a set by its name, the usual one, or those that were chosen', () => {
    expect(shownColumns(columns, null, presets)).toEqual(['channel', 'cost']);
    expect(shownColumns(columns, ['leads'], presets)).toEqual(['channel', 'leads']);
    expect(shownColumns(columns, ['channel', 'cost', 'leads'], presets)).toHaveLength(3);
    expect(shownColumns(columns, null, undefined)).toBeNull();
    expect(presetOf(['toString'], presets)).toBeNull();
  });
});
