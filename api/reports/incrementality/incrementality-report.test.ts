import { at, client, email, order, visit } from '@throughline/transform/testing/facts';
import { openTestLine } from '@throughline/transform/testing/test-line';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IncrementalityReport } from '../../contract/reports/incrementality.ts';
import { bodyOf, serve } from '../../testing/serve.ts';

const CONFIG = {
  ...{ currency: 'EUR', timezone: 'UTC', vatRate: '0.20', agencyFee: '0.10' },
  ...{ customWeights: [10, 20, 70], lookbackDays: 90, halfLifeDays: 7 },
};
const shown = (who: string, arm: string, time: string, test = 'retargeting') =>
  visit([client(who)], time, undefined, {
    ...{ type: 'exposure', name: 'exposure', subject: test, variant: arm },
  });
const bought = (who: string, time: string, id = who) =>
  order(id, { client_id: client(who) }, time, 100, { cost: 50, currency: 'EUR' });
const group = (arm: string, people: number, buyers: number) =>
  Array.from({ length: people }, (_, at) => [
    shown(`${arm}${at}`, arm, '2026-03-02T10:00:00Z'),
    ...(at < buyers ? [bought(`${arm}${at}`, '2026-03-05T10:00:00Z')] : []),
  ]).flat();

describe('incrementality', () => {
  let line: Awaited<ReturnType<typeof openTestLine>>;
  let app: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    line = await openTestLine(
      { currency: 'EUR', timezone: 'UTC' },
      undefined,
      at('2026-04-02T06:00:00Z'),
    );
    await line.load([
      ...group('control', 120, 6),
      ...group('shown', 120, 18),
      // Before the assignment, after the period, and a second sale of one buyer.
      bought('shown40', '2026-03-01T10:00:00Z'),
      bought('shown41', '2026-04-01T10:00:00Z'),
      bought('control0', '2026-03-06T10:00:00Z', 'again'),
      // In both groups, on two devices of one person.
      shown('phone', 'control', '2026-03-03T10:00:00Z'),
      shown('desk', 'shown', '2026-03-04T10:00:00Z'),
      visit([client('phone'), email('one')], '2026-03-05T10:00:00Z'),
      visit([client('desk'), email('one')], '2026-03-05T11:00:00Z'),
      // Assigned before the period, and seen again in it.
      shown('early', 'shown', '2026-02-27T10:00:00Z'),
      shown('early', 'shown', '2026-03-03T10:00:00Z'),
      // A test without a group that was left alone.
      shown('x', 'red', '2026-03-03T10:00:00Z', 'button'),
      shown('y', 'blue', '2026-03-03T10:00:00Z', 'button'),
    ]);
    await line.advance();
    app = await serve(() => line.warehouse.reader(), CONFIG);
  });
  afterAll(async () => {
    await app?.close();
    await line?.close();
  });
  const asked = (query = '') =>
    bodyOf<IncrementalityReport>(
      app,
      `/api/v1/reports/incrementality?from=2026-03-01&to=2026-03-31${query}`,
    );

  // By hand: 18 of 120 less 6 of 120 are 10 points, three times the control, 12 buyers; seven sales of six buyers in the control.
  // A sale leaves 50, so the group is worth 900 and the control 350: 7.50 and 2.92 a person, 550 more in all.
  it('is worked by hand', async () => {
    const { meta, rows } = await asked();
    expect(meta.experiments).toMatchObject([
      { name: 'button', control: null, people: 1, buyers: 0, is_enough: false, crossed: 0 },
      {
        ...{ name: 'retargeting', control: 'control', people: 120, buyers: 24 },
        ...{ is_enough: true, crossed: 1 },
        // Read on 2 April; the last ones were assigned on 3 March, on two devices of one person.
        ...{ first_day: '2026-03-02', last_day: '2026-03-03', age_days: 30 },
      },
    ]);
    expect(
      rows.map(({ experiment, arm, group_role, conclusion }) => [
        experiment,
        arm,
        group_role,
        conclusion,
      ]),
    ).toEqual([
      ['button', 'blue', 'unknown', 'no_control'],
      ['button', 'red', 'unknown', 'no_control'],
      ['retargeting', 'control', 'control', ''],
      ['retargeting', 'shown', 'treated', 'more'],
    ]);
    const [, , control, treated] = rows;
    expect(control).toMatchObject({
      people: 120,
      buyers: 6,
      rate: 0.05,
      value: '350.00',
      lift: null,
    });
    expect(treated).toMatchObject({
      ...{ people: 120, buyers: 18, rate: 0.15, value: '900.00', value_per_person: '7.50' },
      ...{ lift: expect.closeTo(2, 9), more_buyers: 12, more_value: '550.00' },
    });
    expect(treated!.more_buyers_low).toBeGreaterThan(0);
    expect(Number(treated!.more_value_low)).toBeLessThan(550);
  });

  // The channel of the test is that of the visits: 900 of the group are credited to it and 550 are incremental, 0.611. Of all
  // sales of March it is credited with 900 and the 350 of the control, a sale before any visit belongs to nobody.
  it('calibrates a channel by what the test shows, beside and not in its figures', async () => {
    const { meta, rows } = await asked('&experiment=retargeting&channel=Direct');
    expect(meta.channel).toBe('Direct');
    const [control, treated] = rows;
    expect(control).toMatchObject({ attributed: null, factor: null });
    expect(treated).toMatchObject({
      ...{ attributed: '900.00', factor: expect.closeTo(550 / 900, 9) },
      ...{ channel_value: '1250.00', calibrated_value: (1250 * (550 / 900)).toFixed(2) },
    });
    expect(treated!.factor_low).toBeCloseTo(Number(treated!.more_value_low) / 900, 4);
    const none = await asked('&experiment=retargeting&channel=Email');
    expect(none.rows[1]).toMatchObject({ attributed: '0.00', factor: null });
    const opened = await bodyOf<{ value: string; count: number }>(
      app,
      '/api/v1/reports/incrementality/rows?from=2026-03-01&to=2026-03-31&experiment=retargeting&arm=shown&channel=Direct&measure=attributed',
    );
    expect(opened).toMatchObject({ value: '900.00', count: 18 });
  });

  it('compares with the group that is named, by revenue as well', async () => {
    const { rows } = await asked('&experiment=retargeting&control=shown&value=revenue');
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ arm: 'control', conclusion: 'fewer', more_value: '-1100.00' });
  });

  it('opens its figures into people', async () => {
    const opened = (measure: string) =>
      bodyOf<{ count: number; value: string; rows: { conversion: string }[] }>(
        app,
        `/api/v1/reports/incrementality/rows?from=2026-03-01&to=2026-03-31&experiment=retargeting&arm=control&measure=${measure}&limit=500`,
      );
    expect(await opened('people')).toMatchObject({ count: 120, value: '350.00' });
    const { count, value, rows } = await opened('buyers');
    expect([count, value]).toEqual([6, '350.00']);
    expect(rows.every(({ conversion }) => conversion !== '')).toBe(true);
  });
});
