import { at } from '@throughline/transform/testing/facts';
import { openTestLine } from '@throughline/transform/testing/test-line';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIST_CHANGES, type ListGrowthReport } from '../../contract/reports/list-growth.ts';
import { LIST_FACTS } from '../../testing/list-facts.ts';
import { bodyOf, serve } from '../../testing/serve.ts';

const DAYS = 'from=2026-03-01&to=2026-04-30';

describe('list growth', () => {
  let line: Awaited<ReturnType<typeof openTestLine>>;
  let app: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    line = await openTestLine(
      { currency: 'EUR', timezone: 'UTC' },
      undefined,
      at('2026-05-02T06:00:00Z'),
    );
    await line.load(LIST_FACTS);
    await line.advance();
    app = await serve(() => line.warehouse.reader(), {
      ...{ currency: 'EUR', timezone: 'UTC', vatRate: '0.20', agencyFee: '0.10' },
      ...{ customWeights: [10, 20, 70], lookbackDays: 90, halfLifeDays: 7 },
    });
  });
  afterAll(async () => {
    await app?.close();
    await line?.close();
  });
  const asked = (query = '', days = DAYS) =>
    bodyOf<ListGrowthReport>(app, `/api/v1/reports/list-growth?${days}${query}`);
  const figures = (row: ListGrowthReport['rows'][number]) => LIST_CHANGES.map((key) => row[key]);

  // By hand, from the table in `list-facts.ts`: a, b, e and i on 1 March; c and d come, b and c go; f and j come, d and j go.
  it('is worked by hand', async () => {
    const { meta, rows, totals } = await asked();
    expect(rows.map((row) => [row.month, ...figures(row)])).toEqual([
      ['2026-03', 4, 2, 2, 0, 0, 0, 4],
      ['2026-04', 4, 2, 0, 1, 1, 0, 4],
    ]);
    expect(totals.map(figures)).toEqual([[4, 4, 2, 1, 1, 0, 4]]);
    expect(meta).toMatchObject({ undated: 1, subscribers: 9 });
    const byMedium = await asked('&by=medium');
    expect(byMedium.rows.map((row) => [row.month, row.name, ...figures(row)])).toEqual([
      ['2026-03', 'email', 4, 2, 2, 0, 0, 0, 4],
      ['2026-04', 'email', 4, 1, 0, 1, 1, 0, 3],
      ['2026-04', 'sms', 0, 1, 0, 0, 0, 0, 1],
    ]);
  });

  it('adds up in each row, and from month to month, whatever the days', async () => {
    for (const days of ['from=2026-02-10&to=2026-04-03', 'from=2026-03-05&to=2026-03-20']) {
      const { rows, totals } = await asked('&by=list', days);
      for (const row of [...rows, ...totals]) {
        const left = row.unsubscribed + row.bounced + row.complained + row.removed;
        expect(row.at_start + row.subscribed - left).toBe(row.at_end);
      }
      const news = rows.filter(({ name }) => name === 'News');
      for (const [at, row] of news.entries())
        if (at > 0) expect(row.at_start).toBe(news[at - 1]!.at_end);
    }
  });

  it('opens its figures into subscribers', async () => {
    const opened = (measure: string, month: string) =>
      bodyOf<{ count: number; rows: { reason_left: string; left_on: string | null }[] }>(
        app,
        `/api/v1/reports/list-growth/rows?${month}&by=month&measure=${measure}`,
      );
    const april = 'from=2026-04-01&to=2026-04-30';
    expect(await opened('bounced', april)).toMatchObject({
      count: 1,
      rows: [{ reason_left: 'bounced', left_on: '2026-04-02' }],
    });
    expect((await opened('at_start', april)).count).toBe(4);
    expect((await opened('at_end', april)).count).toBe(4);
  });
});
