import { describe, expect, it } from 'vitest';
import { report, row } from '../../testing/report.ts';
import { shares } from './shares.ts';

describe('the shares of channels', () => {
  it('are parts of all cost and of all margin, unknown where a part is, none where nothing can cost', () => {
    const search = row({ channel: 'Paid Search' }, { cost: '75.00', margin: '20.00' });
    const display = row({ channel: 'Display' }, { cost: null, margin: '5.00' });
    const direct = { ...row({ channel: 'Direct' }, { margin: '60.00' }) };
    const free = { ...direct, why: { cost: 'not_applicable' as const } };
    const lost = row({ channel: 'unattributed', kind: 'unattributed' }, { margin: '15.00' });
    // 75 of 100 known cost; 60, 20, 15 and 5 of 100 of margin.
    const found = shares(
      report([search, display, free, lost], { margin: '100.00' }, { cost: '100.00' }),
      'margin',
    );
    expect(found).toEqual([
      { channel: 'Direct', cost: undefined, earned: 0.6 },
      { channel: 'Paid Search', cost: 0.75, earned: 0.2 },
      { channel: '', cost: null, earned: 0.15 },
      { channel: 'Display', cost: null, earned: 0.05 },
    ]);
  });
});
