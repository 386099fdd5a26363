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
  const direct = row({ channel: 'Direct' }, { cost: null, margin: '500.00', romi_margin: null });
  const messenger = row(
    { channel: 'Messenger', flags: ['cost_missing'] },
    { cost: null, margin: '70.00' },
  );
  const lost = row(
    { channel: 'unattributed', kind: 'unattributed' },
    { cost: '0.00', margin: '10.00' },
  );

  it('counts paid channels whose result is known, and those that earned more than they cost', () => {
    // Together 210.15 of margin for 180.00: +16.75 %.
    const answer = answerOf(
      report(
        [search, social, direct, messenger, lost],
        { margin: '790.15' },
        { cost: '180.00', margin: '210.15', romi_margin: 0.1675 },
      ),
    );
    expect(answer).toEqual({
      kind: 'judged',
      measure: 'margin',
      paid: 2,
      earning: 1,
      romi: 0.1675,
      within: null,
      fewSales: null,
      isOfThese: true,
      // (790.15 − 180.00) / 180.00
      everything: 610.15 / 180,
      best: { channel: 'Paid Search', profit: '50.10' },
      worst: { channel: 'Paid Social', profit: '-19.95' },
      isMaturityUnknown: false,
    });
  });

  it('says how far chance may move the ROMI, or how many sales are missing for that', () => {
    const paid = { cost: '180.00', margin: '210.15', romi_margin: 0.1675, sales: 16 };
    const bounds = { romi_margin_low: -0.2, romi_margin_high: 0.6 };
    expect(answerOf(report([search, social], {}, { ...paid, ...bounds }))).toMatchObject({
      ...{ within: { low: -0.2, high: 0.6 }, fewSales: null },
    });
    expect(answerOf(report([search, social], {}, { ...paid, sales: 7.5 }))).toMatchObject({
      ...{ within: null, fewSales: 7.5 },
    });
  });

  it('does not say “these” of a figure that holds more than the channels it counted', () => {
    const paid = { cost: '180.00', margin: '209.15', romi_margin: 0.1619 };
    expect(answerOf(report([search, social], {}, paid))).toMatchObject({ isOfThese: false });
  });

  it('never takes the ratio of everything for that of what was paid for', () => {
    // Paid 110.00 of margin for 200.00, all 4,000.00: the headline is a loss.
    const loss = row(
      { channel: 'Display' },
      { cost: '200.00', margin: '110.00', romi_margin: -0.45 },
    );
    const answer = answerOf(
      report(
        [loss, direct],
        { cost: '200.00', margin: '4000.00' },
        { cost: '200.00', margin: '110.00', romi_margin: -0.45 },
      ),
    );
    expect(answer).toMatchObject({ earning: 0, romi: -0.45, isOfThese: true, everything: 19 });
  });

  it('does not judge days whose sales are still to come', () => {
    const young = report([social]);
    const maturity = {
      measured_to: '2026-03-31',
      matured: 0.4,
      ripe_on: '2026-04-20',
      ripe_after: 30,
      sales: 90,
    };
    const meta = { ...young.meta, maturity };
    expect(answerOf({ ...young, meta })).toEqual({
      ...{ kind: 'unripe', matured: 0.4, ripeOn: '2026-04-20' },
    });
    const ripe = { ...young, meta: { ...meta, maturity: { ...maturity, matured: 0.9 } } };
    expect(answerOf(ripe)).toMatchObject({ kind: 'judged', isMaturityUnknown: false });
    const thin = { ...young, meta: { ...meta, maturity: { ...maturity, matured: null } } };
    expect(answerOf(thin)).toMatchObject({ kind: 'judged', isMaturityUnknown: true });
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
    const paid = { cost: '80.00', revenue: '200.00', romi_revenue: 1.5 };
    expect(answerOf(report([unknown], {}, paid))).toMatchObject({
      ...{ measure: 'revenue', paid: 1, earning: 1, romi: 1.5, isOfThese: true },
      best: { channel: 'Paid Social', profit: '120.00' },
    });
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
