import { channelsRows } from '@throughline/api/contract/reports/channels-rows';
import { describe, expect, it } from 'vitest';
import { rowId, TOTAL_ID, UNATTRIBUTED_ID } from '../../address/row-id.ts';
import { report } from '../../testing/report.ts';
import { cellQueryOf } from './cell-query.ts';

const { meta } = report([]);
const filters = { from: '2026-01-01', to: '2026-03-31', model: 'linear', basis: 'payment' };

describe('cellQueryOf', () => {
  it('names the dimensions from the channel down, empty ones too', () => {
    const row = rowId(['Paid Search', 'a/b', '']);
    expect(cellQueryOf({ metric: 'revenue', row }, meta)).toEqual({
      ...filters,
      metric: 'revenue',
      kind: 'channel',
      channel: 'Paid Search',
      source: 'a/b',
      campaign: '',
    });
  });

  it('names none for the total and for what is unattributed', () => {
    const total = cellQueryOf({ metric: 'cost', row: TOTAL_ID }, meta);
    expect(total).toEqual({ ...filters, metric: 'cost', kind: 'channel' });
    const lost = cellQueryOf({ metric: 'deals', row: UNATTRIBUTED_ID }, meta);
    expect(lost).toEqual({ ...filters, metric: 'deals', kind: 'unattributed' });
  });

  it('is what the contract takes', () => {
    const query = cellQueryOf({ metric: 'cost', row: 'Email' }, meta);
    expect(channelsRows.query.parse(query)).toMatchObject({
      channel: 'Email',
      limit: 200,
      offset: 0,
    });
  });
});
