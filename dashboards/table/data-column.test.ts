import { describe, expect, it } from 'vitest';
import type { DataColumn } from './data-column.ts';
import { nextSort } from './data-column.ts';

const column = (isNumber: boolean): DataColumn => ({
  id: 'a',
  label: 'A',
  isNumber,
  sortBy: () => undefined,
  view: () => ({ shown: '' }),
});

describe('a heading that is pressed', () => {
  it('sorts figures by the largest first, then turns round, then gives the order back', () => {
    const first = nextSort(null, column(true));
    expect(first).toEqual({ id: 'a', descending: true });
    const second = nextSort(first, column(true));
    expect(second).toEqual({ id: 'a', descending: false });
    expect(nextSort(second, column(true))).toBeNull();
  });

  it('sorts names by the alphabet first, and begins anew on another column', () => {
    expect(nextSort({ id: 'b', descending: true }, column(false))).toEqual({
      id: 'a',
      descending: false,
    });
  });
});
