import { describe, expect, it } from 'vitest';
import { readTableChoices, withTableChoices } from './table-choices.ts';

describe('the choices of a table', () => {
  it('come back from the address', () => {
    const choices = {
      sort: { id: 'ltv', descending: true },
      search: 'мебель',
      columns: ['cohort', 'ltv'],
      open: ['Paid Search', 'Paid Search/a~1b'],
      opened: ['active:cohorts/rows?cohort=2026-03&month=0', 'conversion:journeys/a1'],
    };
    const query = withTableChoices('?value=revenue', choices);
    expect(readTableChoices(`?${query}`)).toEqual(choices);
    expect(new URLSearchParams(query).get('value')).toBe('revenue');
  });

  it('leave nothing behind', () => {
    const search = '?rows=a&find=b&columns=c&cell=d:e';
    const none = { sort: null, search: '', columns: null, open: [], opened: [] };
    expect(withTableChoices(search, none)).toBe('');
    expect(readTableChoices('')).toEqual(none);
  });
});
