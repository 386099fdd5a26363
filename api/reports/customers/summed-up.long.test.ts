import { runs } from '@throughline/ingest/testing/long-runs';
import { answerOf } from '@throughline/transform/plan/answer-of';
import { cohorts } from '@throughline/transform/plan/customers/cohorts/cohorts';
import { rfm } from '@throughline/transform/plan/customers/rfm/rfm';
import { at, client, order } from '@throughline/transform/testing/facts';
import { openTestLine } from '@throughline/transform/testing/test-line';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CONTRACTS } from '../../contract/reports/index.ts';
import { CUSTOMERS_CONFIG } from '../../testing/customers-world.ts';
import { published } from '../../testing/published.ts';
import { cohortsReport } from '../cohorts/cohorts-report.ts';
import { rfmReport } from '../rfm/rfm-report.ts';
import { segmentRows } from '../rfm/segment-rows.ts';
import { inHundredths } from './amounts.ts';

const CONFIG = { ...CUSTOMERS_CONFIG, timezone: 'UTC' };
const WINDOW = { from: '2025-01-01', to: '2025-12-31' };

/** Sales of the year 2025, some of which nobody says the cost of. */
const sales = fc
  .array(
    fc.record({
      who: fc.nat(39),
      day: fc
        .nat(364)
        .map((days) => new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10)),
      margin: fc.option(fc.integer({ min: -30, max: 60 }), { freq: 12 }),
    }),
    { minLength: 60, maxLength: 160 },
  )
  .map((all) => [...all, { who: 0, day: WINDOW.to, margin: 1 }]);
type Sales = typeof sales extends fc.Arbitrary<infer Value> ? Value : never;

async function answersOf(all: Sales) {
  const line = await openTestLine({ timezone: 'UTC' }, undefined, at('2026-01-20T06:00:00Z'));
  const facts = all.map(({ who, day, margin }, number) =>
    order(`${number}`, { client_id: client(`c${who}`) }, `${day}T10:00:00Z`, 100, {
      ...(margin !== null && { cost: 100 - margin }),
    }),
  );
  await line.load(facts);
  await line.advance();
  const from = await published(line.warehouse);
  const scored = await rfmReport(
    from,
    CONTRACTS.rfm.query.parse({ ...WINDOW, limit: '10000' }),
    CONFIG,
  );
  const members = await Promise.all(
    scored.segments.map(({ segment }) =>
      segmentRows(
        from,
        CONTRACTS.rfm.drills.rows.query.parse({ ...WINDOW, segment, limit: '10000' }),
        CONFIG,
      ),
    ),
  );
  const grouped = await cohortsReport(from, CONTRACTS.cohorts.query.parse(WINDOW), CONFIG);
  await line.close();
  return { scored, members, grouped };
}

/** As the calculation of the same name has it of the sales that were drawn. */
function scoresOf(all: Sales) {
  const customers = [...new Set(all.map(({ who }) => who))].map((who) => {
    const own = all.filter((one) => one.who === who);
    const last = own
      .map(({ day }) => day)
      .sort()
      .at(-1)!;
    const margin = own.every((one) => one.margin !== null)
      ? own.reduce((sum, one) => sum + one.margin!, 0)
      : null;
    const days = (Date.parse(WINDOW.to) - Date.parse(last)) / 86_400_000;
    return [`${who}`, days, own.length, margin === null ? null : `${margin}`] as const;
  });
  const scoring = answerOf(rfm, { customers });
  const isEnough = scoring.sample.status === 'enough';
  return {
    isEnough,
    scoring,
    rows: scoring.scores.map(({ r, f, m, segment }, place) => {
      const [, days, orders, margin] = customers[place]!;
      const value = margin === null ? null : Number(margin).toFixed(2);
      const scores = isEnough ? [r, f, m, segment ?? 'unknown'] : [null, null, null, null];
      return [days, orders, value, ...scores];
    }),
  };
}

const inOrder = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort();

it('customers that are summed up where their sales are say what the calculations say of single sales', async () => {
  await fc.assert(
    fc.asyncProperty(sales, async (all) => {
      const { scored, members, grouped } = await answersOf(all);
      const expected = scoresOf(all);
      const row = ({
        days,
        orders,
        value,
        r,
        f,
        m,
        segment,
      }: (typeof scored.customers)[number]) => [...[days, orders, value, r, f, m, segment]];
      expect(inOrder(scored.customers.map(row))).toEqual(inOrder(expected.rows));
      const values = scored.customers.map(({ value }) => Number(value ?? Number.NEGATIVE_INFINITY));
      const known = values.filter(Number.isFinite);
      expect(known).toEqual([...known].sort((a, b) => b - a));
      expect(values.slice(0, known.length)).toEqual(known);
      if (expected.isEnough) {
        const { recency_days, orders, margin } = expected.scoring.cuts;
        expect(scored.meta.cuts).toEqual({ recency_days, orders, value: margin });
        expect(scored.meta.unused).toEqual(expected.scoring.unused);
        for (const { segment, customers } of scored.segments)
          if (segment !== 'unknown')
            expect([segment, customers]).toEqual([segment, expected.scoring.segments[segment]]);
        expect(inOrder(members.flatMap(({ rows }) => rows.map(row)))).toEqual(
          inOrder(expected.rows),
        );
      }
      const { cohorts: told, averages } = answerOf(cohorts, {
        as_of: WINDOW.to,
        orders: all.map(({ who, day, margin }) => [
          ...([`${who}`, day, margin === null ? null : `${margin}`] as const),
        ]),
      });
      expect(grouped.cohorts).toEqual(
        told.map(({ cohort, customers, cells }) => ({
          ...{ cohort, customers },
          months: cells.map(({ margin, ltv, ...cell }) => ({
            ...{ ...cell, value: inHundredths(margin), ltv: inHundredths(ltv) },
          })),
        })),
      );
      expect(grouped.averages).toEqual(
        averages.map(({ ltv, ...average }) => ({ ...average, ltv: inHundredths(ltv) })),
      );
    }),
    { numRuns: runs(2, 40) },
  );
});
