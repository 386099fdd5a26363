import { expect, it } from 'vitest';
import { plainWriting as writing } from '../testing/plain-writing.ts';
import {
  landingAnswer,
  marketAnswer,
  offlineAnswer,
  partnersAnswer,
  searchAnswer,
} from './content-sentences.ts';

it('names the page with the most margin, else with the most revenue, never what no touch can claim', () => {
  const row = (name: string, revenue: string, margin: string | null, kind = 'row') => ({
    ...{ name, revenue, margin, kind, starts: 3, closes: 1 },
  });
  const rows = [
    row('(none)', '900.00', '900.00', 'unattributed'),
    row('', '800.00', '800.00'),
    row('/a', '90.00', '10.00'),
    row('/b', '50.00', '20.00'),
  ];
  expect(landingAnswer({ meta: { by: 'landing' }, rows } as never, writing)).toEqual([
    { key: 'landing.best', values: { name: '/b', margin: '20.00 EUR' } },
    { key: 'landing.role', values: { starts: 3, closes: 1 } },
  ]);
  const bare = landingAnswer(
    { meta: { by: 'creative' }, rows: rows.slice(0, 2) } as never,
    writing,
  );
  expect(bare).toEqual([{ key: 'landing.untold' }]);
  const unknown = rows.map((one) => ({ ...one, margin: null }));
  const [first] = landingAnswer({ meta: { by: 'landing' }, rows: unknown } as never, writing);
  expect(first).toEqual({ key: 'landing.revenue', values: { name: '/a', revenue: '90.00 EUR' } });
});

it('says clicks, the share of the brand and the best of the others', () => {
  const rows = [
    { name: 'acme', query_kind: 'brand', clicks: 20 },
    { name: 'oak table', query_kind: 'other', clicks: 12 },
  ];
  const totals = { clicks: 37, paid_clicks: 18, paid_cost: '43.00' };
  const meta = { by: 'query', days: { told: 2, all: 31 }, brand: { share: 20 / 33 } };
  expect(searchAnswer({ meta, rows, totals } as never, writing)).toEqual([
    { key: 'search.clicks', values: { clicks: '37', paid: '18', cost: '43.00 EUR' } },
    { key: 'search.brand', values: { share: '61 %' } },
    { key: 'search.best', values: { name: 'oak table', clicks: '12' } },
  ]);
  const untold = { ...meta, days: { told: 0, all: 31 } };
  expect(searchAnswer({ meta: untold, rows, totals } as never, writing)).toEqual([
    { key: 'search.none' },
  ]);
});

it('says the share of offline sales that began online, or how many buyers are lacking', () => {
  const totals = { sales: 40, known: 30, online_share: 0.2, low: 0.1, high: 0.37 };
  const meta = { by: 'branch', minimum: 30 };
  const of = (more: object) =>
    offlineAnswer({ meta, totals: { ...totals, ...more }, events: [] } as never, writing);
  expect(of({ online_revenue: '60.00' })).toEqual([
    { key: 'offline.share', values: { share: '20 %', low: '10 %', high: '37 %' } },
    { key: 'offline.money', values: { revenue: '60.00 EUR' } },
  ]);
  expect(of({ online_share: null, known: 12 })).toEqual([
    { key: 'offline.few', values: { known: 12, minimum: 30 } },
  ]);
});

it('says what partners leave, or only what they bring', () => {
  const rows = [
    { name: 'Eva', revenue: '280.00' },
    { name: 'Dealer', revenue: '500.00' },
  ];
  const of = (totals: object) =>
    partnersAnswer({ meta: { by: 'partner' }, rows, totals } as never, writing);
  expect(of({ sales: 4, profit: '263.00', revenue: '780.00' })).toEqual([
    { key: 'partners.profit', values: { profit: '263.00 EUR' } },
    { key: 'partners.best', values: { name: 'Dealer', revenue: '500.00 EUR' } },
  ]);
  expect(of({ sales: 4, profit: null, revenue: '780.00' })[0]).toEqual({
    ...{ key: 'partners.revenue', values: { revenue: '780.00 EUR' } },
  });
});

it('says whether we outgrow the market, first of one that we can be held against', () => {
  const row = {
    metric: 'demand',
    subject: 'tables',
    value: 5,
    change: 0.2,
    own_change: 0.05,
    ahead: -0.15,
  };
  const alone = { ...row, subject: 'chairs', value: 9, change: 0.9, own_change: null, ahead: null };
  expect(marketAnswer({ rows: [alone, row] } as never, writing)).toEqual([
    { key: 'market.behind', values: { name: 'demand, tables', change: '+20 %', own: '+5 %' } },
  ]);
  expect(marketAnswer({ rows: [alone] } as never, writing)).toEqual([
    { key: 'market.moved', values: { name: 'demand, chairs', change: '+90 %' } },
  ]);
});
