import { describe, expect, it } from 'vitest';
import { PAID_ID, rowId, TOTAL_ID, UNATTRIBUTED_ID } from '../../address/row-id.ts';
import { report, row } from '../../testing/report.ts';
import { findRow } from './find-row.ts';

const channels = report([
  row({ channel: 'Paid Search' }, { cost: '40.00' }),
  row({ channel: 'unattributed', kind: 'unattributed' }, { revenue: '9.00' }),
]);
const sources = report([row({ channel: 'Paid Search', source: 'a/b' }, { cost: '40.00' })]);

describe('findRow', () => {
  it('finds a row of any depth, open or not, and the sums', () => {
    const answers = [channels, sources];
    const at = (id: string) => findRow(channels, answers, id);
    expect(at('Paid Search')).toBe(channels.rows[0]);
    expect(at(rowId(['Paid Search', 'a/b']))).toBe(sources.rows[0]);
    expect(at(UNATTRIBUTED_ID)).toBe(channels.rows[1]);
    expect(at(PAID_ID)).toBe(channels.paid);
    expect(at(TOTAL_ID)).toBe(channels.totals);
  });

  it('tells a row that there is not from one that is on its way', () => {
    expect(findRow(channels, [channels], 'Nope')).toBeNull();
    expect(findRow(channels, [channels, 'loading'], 'Paid Search/yandex')).toBeUndefined();
    expect(findRow(channels, [channels, sources], 'Paid Search/yandex')).toBeNull();
    expect(findRow(report([]), [report([])], UNATTRIBUTED_ID)).toBeNull();
  });
});
