import { expect, it } from 'vitest';
import { plainWriting as writing } from '../testing/plain-writing.ts';
import {
  cohortsAnswer,
  customersAnswer,
  dealsAnswer,
  rfmAnswer,
  scoresAnswer,
  serviceAnswer,
} from './customer-sentences.ts';

it('says how many deals are open, and leaves out what is not known', () => {
  const totals = { deals: 4, open: 2, amount: null, age_days: 21.5, win_rate: 0.5 };
  expect(dealsAnswer({ totals } as never, writing)).toEqual([
    { key: 'deals.all', values: { count: 4, open: 2, days: '22' } },
    { key: 'deals.won', values: { share: '50 %' } },
  ]);
  expect(dealsAnswer({ totals: { ...totals, deals: 0 } } as never, writing)).toEqual([]);
});

it('says what customers have brought, or that nobody was found', () => {
  const totals = { customers: 3, revenue: '1170.00', margin: null };
  expect(customersAnswer({ totals } as never, writing)).toEqual([
    { key: 'customers.found', values: { count: 3 } },
    { key: 'customers.revenue', values: { money: '1170.00 EUR' } },
  ]);
  expect(customersAnswer({ totals: { ...totals, customers: 0 } } as never, writing)).toEqual([
    { key: 'customers.none' },
  ]);
});

it('compares channels by LTV:CAC, those alone that cost something and brought somebody', () => {
  const channels = [
    { channel: 'Email', customers: 1, ltv_cac: null },
    { channel: 'Paid Search', customers: 2, ltv_cac: 1.1 },
    { channel: 'Paid Video', customers: 0, ltv_cac: 0 },
    { channel: 'Paid Social', customers: 1, ltv_cac: 0.25 },
  ];
  const meta = { by: 'channel' };
  expect(cohortsAnswer({ meta, channels } as never, writing)).toEqual([
    { key: 'cohorts.best', values: { channel: '«Paid Search»', times: '1.10' } },
    { key: 'cohorts.worst', values: { channel: '«Paid Social»', times: '0.25' } },
  ]);
  expect(cohortsAnswer({ meta, channels: [] } as never, writing)).toEqual([]);
});

it('says what a customer has brought by the last month of which there are enough cohorts', () => {
  const meta = { by: 'month', value: 'margin' };
  const averages = [
    { month: 0, cohorts: 6, retention: 1, ltv: '90.00' },
    { month: 1, cohorts: 5, retention: 0.25, ltv: '110.00' },
    { month: 2, cohorts: 3, retention: 0.1, ltv: '120.00' },
    { month: 3, cohorts: 2, retention: 0.1, ltv: '500.00' },
  ];
  expect(cohortsAnswer({ meta, averages } as never, writing)).toEqual([
    { key: 'cohorts.margin', values: { count: 2, value: '120.00 EUR' } },
    { key: 'cohorts.again', values: { share: '25 %' } },
  ]);
  expect(cohortsAnswer({ meta, averages: averages.slice(0, 1) } as never, writing)).toEqual([
    { key: 'cohorts.early' },
  ]);
});

it('counts the best customers and those about to leave, where there are enough for scores', () => {
  const totals = { customers: 200 };
  const segments = [
    { segment: 'champions', customers: 4, value: '400.00' },
    { segment: 'at_risk', customers: 1, value: null },
  ];
  const meta = { sample: { status: 'enough', customers: 200, minimum: 100 } };
  expect(rfmAnswer({ meta, segments, totals } as never, writing)).toEqual([
    { key: 'rfm.champions', values: { count: 4, of: 200, value: '400.00 EUR' } },
  ]);
  const few = { sample: { status: 'below_minimum', customers: 7, minimum: 100 } };
  expect(rfmAnswer({ meta: few, segments: [], totals } as never, writing)).toEqual([
    { key: 'rfm.few', values: { have: 7, need: 100 } },
  ]);
});

it('says who to call first, and how many decided leads are missing', () => {
  const minimum = { leads: 200, positives: 30, negatives: 30 };
  const sample = { status: 'below_minimum', have: { leads: 38 }, minimum };
  const meta = { by: 'lead', who: 'lead', sample };
  const leads = [{ score: 0.42 }, { score: 0.1 }];
  expect(scoresAnswer({ meta, open: 2, leads, channels: [] } as never, writing)).toEqual([
    { key: 'scores.open', values: { count: 2 } },
    { key: 'scores.first', values: { share: '42 %' } },
    { key: 'scores.few_leads', values: { have: 38, need: 200 } },
  ]);
  const have = { leads: 229, positives: 29, negatives: 200 };
  const buyers = { by: 'bin', who: 'lead', sample: { ...sample, have } };
  expect(scoresAnswer({ meta: buyers, channels: [] } as never, writing)).toEqual([
    { key: 'scores.few_positives', values: { have: 29, need: 30 } },
  ]);
  const channels = [
    { channel: 'Direct', index: 40 },
    { channel: 'Email', index: 160 },
    { channel: 'not_told', index: 200 },
  ];
  const enough = { by: 'channel', who: 'visitor', sample: { status: 'enough' } };
  expect(scoresAnswer({ meta: enough, channels } as never, writing)).toEqual([
    { key: 'scores.channel', values: { channel: '«Email»', index: '160' } },
  ]);
});

it('says how quickly requests are answered, or what is not told of them', () => {
  const meta = { by: 'topic', tells_requests: true };
  const totals = { requests: 3, response: 19.6, repeated_share: 1 / 3 };
  expect(serviceAnswer({ meta, totals } as never, writing)).toEqual([
    { key: 'service.requests', values: { count: 3 } },
    { key: 'service.response', values: { minutes: '20' } },
    { key: 'service.again', values: { share: '33 %' } },
  ]);
  const untold = { meta: { ...meta, tells_requests: false }, totals };
  expect(serviceAnswer(untold as never, writing)).toEqual([{ key: 'service.untold' }]);
  const onboarding = [
    { customers: 2, reached: 2 },
    { customers: 1, reached: 0 },
  ];
  expect(serviceAnswer({ meta: { by: 'onboarding' }, onboarding } as never, writing)).toEqual([
    { key: 'service.onboarding', values: { known: 2, count: 3 } },
  ]);
});
