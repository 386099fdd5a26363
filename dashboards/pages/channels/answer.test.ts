import { describe, expect, it } from 'vitest';
import { report, row } from '../../testing/report.ts';
import { answerOf, profitOf } from './answer.ts';

describe('answerOf', () => {
  const search = row(
    { channel: 'Paid Search' },
    { cost: '100.00', margin: '150.10', revenue: '400.00', romi_margin: 0.501, romi_revenue: 3 },
  );
  const social = row(
    { channel: 'Paid Social' },
    { cost: '80.00', margin: '60.05', revenue: '200.00', romi_margin: -0.249, romi_revenue: 1.5 },
  );
  const direct = row({ channel: 'Direct' }, { cost: '0.00', margin: '500.00', romi_margin: null });
  const messenger = row(
    { channel: 'Messenger', flags: ['cost_missing'] },
    { cost: null, margin: '70.00' },
  );
  const lost = row(
    { channel: 'unattributed', kind: 'unattributed' },
    { cost: '0.00', margin: '10.00' },
  );

  it('counts paid channels whose result is known, and those that earned more than they cost', () => {
    const answer = answerOf(
      report([search, social, direct, messenger, lost], { romi_margin: 0.1675 }),
    );
    expect(answer).toEqual({
      measure: 'margin',
      paid: 2,
      earning: 1,
      romi: 0.1675,
      best: { channel: 'Paid Search', profit: '50.10' },
      worst: { channel: 'Paid Social', profit: '-19.95' },
      costMissing: ['Messenger'],
    });
  });

  it('does not count a channel that only broke even', () => {
    const even = row({ channel: 'Maps' }, { cost: '10.00', margin: '10.00', romi_margin: 0 });
    expect(answerOf(report([even]))).toMatchObject({
      paid: 1,
      earning: 0,
      best: null,
      worst: null,
    });
  });

  it('falls back to revenue and says so when no margin is known', () => {
    const unknown = { ...social, margin: null, romi_margin: null };
    const answer = answerOf(report([unknown], { romi_revenue: 1.5, romi_margin: null }));
    expect(answer).toMatchObject({ measure: 'revenue', paid: 1, earning: 1, romi: 1.5 });
    expect(answer?.best).toEqual({ channel: 'Paid Social', profit: '120.00' });
  });

  it('answers nothing where no channel has a cost', () => {
    expect(answerOf(report([direct, messenger, lost]))).toBeNull();
    expect(answerOf(report([]))).toBeNull();
  });

  it('keeps every digit of a profit and leaves an unknown one unknown', () => {
    expect(profitOf({ cost: '0.01', margin: '90071992547409931.02', revenue: null })).toBe(
      '90071992547409931.01',
    );
    expect(profitOf({ cost: null, margin: '1.00', revenue: '1.00' })).toBeNull();
  });
});
