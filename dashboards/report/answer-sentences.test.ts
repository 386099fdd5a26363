import type { CampaignsReport } from '@throughline/api/contract/reports/campaigns';
import type { ChangesReport } from '@throughline/api/contract/reports/changes';
import type { ClvReport } from '@throughline/api/contract/reports/clv';
import type { MultiverseReport } from '@throughline/api/contract/reports/multiverse';
import type { PaybackReport } from '@throughline/api/contract/reports/payback';
import type { PlanFactReport } from '@throughline/api/contract/reports/plan-fact';
import { describe, expect, it } from 'vitest';
import type { SentenceWriting } from './answer-sentence.ts';
import {
  campaignsAnswer,
  changesAnswer,
  clvAnswer,
  multiverseAnswer,
  paybackAnswer,
  planFactAnswer,
} from './answer-sentences.ts';

/** Figures as they are, so that the test says which of them stands where. */
const writing: SentenceWriting = {
  language: 'en',
  money: (value) => `$${value}`,
  count: (value) => value,
  share: (value) => `${value * 100}%`,
  month: (value) => value,
  day: (value) => `day ${value}`,
  channel: (name) => name,
  word: (_, value) => value,
  metric: (key) => key,
  figure: (_, value) => `${value}`,
};

function payback(
  completion: object,
  npv: object = { completion: '10.00', p10: '-5.00', p90: '30.00' },
  p_loss: number | null = 0.25,
) {
  return { kpis: { payback: { completion }, npv, p_loss } } as unknown as PaybackReport;
}

function planFact(outcome: object, bridge: object[] | null, of = 'margin') {
  return { meta: { of }, totals: { outcome, bridge } } as unknown as PlanFactReport;
}

describe('whether the plan pays back', () => {
  it('says when, how much and at what risk', () => {
    const reached = { status: 'reached', month: '2026-08', lasting_month: '2026-08' };
    expect(paybackAnswer(payback(reached), writing)).toEqual([
      { key: 'payback.reached', values: { month: '2026-08', lasting: '2026-08' } },
      { key: 'payback.valueWithin', values: { value: '$10.00', low: '$-5.00', high: '$30.00' } },
      { key: 'payback.loss', values: { chance: '25%' } },
    ]);
  });

  it('says when money was put in again', () => {
    const again = { status: 'reached', month: '2026-06', lasting_month: '2026-09' };
    expect(paybackAnswer(payback(again), writing)[0]).toEqual({
      ...{ key: 'payback.again', values: { month: '2026-06', lasting: '2026-09' } },
    });
    const lost = { ...again, lasting_month: null };
    expect(paybackAnswer(payback(lost), writing)[0]).toEqual({
      ...{ key: 'payback.notLasting', values: { month: '2026-06' } },
    });
  });

  it.each([
    ['not_reached', 'payback.notReached'],
    ['never_negative', 'payback.neverNegative'],
    ['all_zero', 'payback.noFlows'],
    ['unknown', 'payback.unknown'],
  ])('knows %s', (status, key) => {
    const report = payback(
      { status, month: null },
      { completion: null, p10: null, p90: null },
      null,
    );
    expect(paybackAnswer(report, writing)).toEqual([{ key }]);
  });

  it('leaves an interval out that is not known', () => {
    const report = payback(
      { status: 'not_reached', month: null },
      { completion: '-4.00', p10: null, p90: null },
      null,
    );
    expect(paybackAnswer(report, writing)[1]).toEqual({
      key: 'payback.value',
      values: { value: '$-4.00' },
    });
  });
});

describe('where the facts are off the plan', () => {
  it('says how far, and which driver moved most', () => {
    const report = planFact({ plan: '100.00', fact: '80.00', difference: '-20.00' }, [
      { driver: 'cpc', effect: '-50.00' },
      { driver: 'aov', effect: '30.00' },
    ]);
    expect(planFactAnswer(report, writing)).toEqual([
      { key: 'planFact.below', values: { fact: '$80.00', plan: '$100.00', difference: '$20.00' } },
      { key: 'planFact.took', values: { driver: 'Price of a click', effect: '$50.00' } },
    ]);
  });

  it('names drivers that can only be told together', () => {
    const report = planFact(
      { plan: '3', fact: '5', difference: '2' },
      [{ driver: 'lead_rate+deal_rate', effect: '2' }],
      'deals',
    );
    expect(planFactAnswer(report, writing)).toEqual([
      { key: 'planFact.above', values: { fact: '5', plan: '3', difference: '2' } },
      { key: 'planFact.gave', values: { driver: 'Visit to lead + Lead to sale', effect: '2' } },
    ]);
  });

  it('says what is not known', () => {
    const report = planFact({ plan: '100.00', fact: null, difference: null }, null);
    expect(planFactAnswer(report, writing)).toEqual([{ key: 'planFact.unknown' }]);
  });
});

describe('what to do about campaigns', () => {
  const campaigns = (verdicts: object[], losing: object | null = null) =>
    ({ verdicts, losing }) as unknown as CampaignsReport;

  it('counts those to stop and those to grow, with their money', () => {
    const report = campaigns([
      { verdict: 'stop', campaigns: 3, cost: '45.00', profit: '-36.00' },
      { verdict: 'grow', campaigns: 1, cost: '11.00', profit: '22.00' },
      { verdict: 'too_early', campaigns: 5, cost: '60.00', profit: '1.00' },
    ]);
    expect(campaignsAnswer(report, writing)).toEqual([
      { key: 'campaigns.stop', values: { count: 3, profit: '$36.00' } },
      { key: 'campaigns.grow', values: { count: 1, profit: '$22.00' } },
    ]);
  });

  it('names the one that loses most, and since when', () => {
    const keep = { verdict: 'keep', campaigns: 2, cost: '1.00', profit: '1.00' };
    const losing = {
      ...{ channel: 'Paid Search', source: 'google', campaign: 'gifts', profit: '-16.00' },
      ...{ since: '2026-01-20', lost: '20.00' },
    };
    expect(campaignsAnswer(campaigns([keep], losing), writing)).toEqual([
      { key: 'campaigns.undecided' },
      {
        key: 'campaigns.losing',
        values: {
          ...{ name: 'Paid Search · google · gifts', loss: '$16.00' },
          ...{ since: 'day 2026-01-20', lost: '$20.00' },
        },
      },
    ]);
  });

  it('says that none stands out', () => {
    const report = campaigns([{ verdict: 'keep', campaigns: 2, cost: '1.00', profit: '1.00' }]);
    expect(campaignsAnswer(report, writing)).toEqual([{ key: 'campaigns.undecided' }]);
  });
});

describe('what changed', () => {
  const changed = (totals: object, rows: object[] = []) =>
    ({ meta: { of: 'margin' }, totals, rows }) as unknown as ChangesReport;

  it('says how much, mostly why, and where most', () => {
    const totals = {
      ...{ before: '60.00', now: '20.00', change: '-40.00' },
      ...{ factor: 'landing+lead_rate', factor_effect: '-55.00' },
    };
    const rows = [
      { kind: 'row', channel: 'Direct', source: null, campaign: null, change: '0.00' },
      { kind: 'row', channel: 'Paid Search', source: null, campaign: 'Brand', change: '-30.00' },
    ];
    expect(changesAnswer(changed(totals, rows), writing)).toEqual([
      {
        key: 'changes.fell_margin',
        values: { change: '$40.00', before: '$60.00', now: '$20.00' },
      },
      {
        key: 'changes.because',
        values: { driver: 'click to visit + visit to lead', effect: '−\u2060$55.00' },
      },
      { key: 'changes.mover', values: { name: 'Paid Search · Brand', change: '−\u2060$30.00' } },
    ]);
    expect(changesAnswer(changed({ before: null, now: '1.00', change: null }), writing)).toEqual([
      { key: 'changes.unknown' },
    ]);
  });
});

describe('whether the verdict depends on how one counts', () => {
  const channels = (...rows: object[]) => ({ rows }) as unknown as MultiverseReport;
  const row = (channel: string, earns: number, readings: number) => ({
    ...{ channel, earns, readings, decisive: { choice: 'value', flips: 3, pairs: 4 } },
  });

  it('names the channels and what decides most', () => {
    expect(
      multiverseAnswer(
        channels(row('Email', 2, 4), row('Direct', 4, 4), row('SMS', 0, 0)),
        writing,
      ),
    ).toEqual([
      { key: 'multiverse.divided', values: { count: 1, of: 2, channels: 'Email' } },
      { key: 'multiverse.decisive_value' },
    ]);
    expect(multiverseAnswer(channels(row('Email', 0, 4)), writing)).toEqual([
      { key: 'multiverse.agreed' },
    ]);
    expect(multiverseAnswer(channels(row('SMS', 0, 0)), writing)).toEqual([
      { key: 'multiverse.none' },
    ]);
  });
});

describe('what customers will bring', () => {
  const report = (value: object, expected_orders: object) =>
    ({ kpis: { value, expected_orders } }) as unknown as ClvReport;

  it('says how much, within what, and in how many orders', () => {
    const interval = { low: 80.5, high: 130 };
    expect(
      clvAnswer(report({ value: '100.00', interval }, { value: 12.4, interval: null }), writing),
    ).toEqual([
      { key: 'clv.within', values: { value: '$100.00', low: '$80.5', high: '$130' } },
      { key: 'clv.orders', values: { orders: '12' } },
    ]);
    expect(
      clvAnswer(report({ value: null, interval: null }, { value: null, interval: null }), writing),
    ).toEqual([{ key: 'clv.few' }]);
  });
});
