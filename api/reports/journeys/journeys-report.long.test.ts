import { IS_LONG } from '@throughline/ingest/testing/long-runs';
import { creditOf } from '@throughline/transform/attribution/credit-of';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTRACTS } from '../../contract/reports/index.ts';
import { journeyTimeline as timelineContract } from '../../contract/reports/journey.ts';
import { journeysReport as contract, type JourneysQuery } from '../../contract/reports/journeys.ts';
import { RULE_MODELS } from '../../contract/terms.ts';
import { JOURNEYS_CONFIG, openJourneysWorld } from '../../testing/journeys-world.ts';
import { lagsReport } from '../lags/lags-report.ts';
import { pathsReport } from '../paths/paths-report.ts';
import { readState } from '../state.ts';
import { journeyTimeline } from './journey-timeline.ts';
import { journeysReport } from './journeys-report.ts';

const MARCH = { from: '2026-03-01', to: '2026-03-31' };

let world: Awaited<ReturnType<typeof openJourneysWorld>>;
beforeAll(async () => {
  world = await openJourneysWorld();
});
afterAll(async () => {
  await world.close();
});

async function reportOf(query: Partial<JourneysQuery> = {}) {
  const reader = world.warehouse.reader();
  const source = { reader, state: await readState(reader), dataRange: MARCH };
  const asked = CONTRACTS.journeys.query.parse({ ...MARCH, ...query });
  return contract.parse(await journeysReport(source, asked, JOURNEYS_CONFIG));
}
const labels = async (query: Partial<JourneysQuery>) =>
  (await reportOf(query)).rows.map(({ label }) => label).join(' ');

async function timelineOf(label: string, of: JourneysQuery['of'] = 'sale') {
  const { rows } = await reportOf({ of });
  const reader = world.warehouse.reader();
  const { conversion } = rows.find((row) => row.label === label)!;
  const state = await readState(reader);
  return timelineContract.parse(await journeyTimeline(reader, state, conversion, JOURNEYS_CONFIG));
}

describe('journeysReport', () => {
  it('lists conversions, the newest first', async () => {
    const { rows, totals } = await reportOf();
    expect(rows.map(({ conversion: _, ...row }) => row)).toEqual([
      {
        ...{ kind: 'deal', label: 'Deal 9', source: 'crm', at: '2026-03-20T22:00:00.000000Z' },
        ...{ value: '30.00', touches: 2, days: 18.5, path: ['Paid Search', 'Direct'] },
      },
      {
        ...{ kind: 'order', label: '1005', source: 'crm', at: '2026-03-09T22:00:00.000000Z' },
        ...{ value: null, touches: 1, days: 0.5, path: ['Email'] },
      },
      {
        ...{ kind: 'order', label: '1003', source: 'crm', at: '2026-03-07T10:00:00.000000Z' },
        ...{ value: '10.00', touches: 0, days: null, path: [] },
      },
      {
        ...{ kind: 'order', label: '1001', source: 'crm', at: '2026-03-05T12:00:00.000000Z' },
        ...{ value: '100.00', touches: 4, days: 98 / 24, path: ['Paid Search', 'Email', 'Direct'] },
      },
      {
        ...{ kind: 'order', label: '1002', source: 'crm', at: '2026-03-02T22:00:00.000000Z' },
        ...{ value: '50.00', touches: 1, days: 0.5, path: ['Paid Search'] },
      },
    ]);
    expect(totals).toEqual({ conversions: 5, value: null });
  });

  it.each<[Partial<JourneysQuery>, string]>([
    [{ path: 'Paid Search > Email > Direct' }, '1001'],
    [{ path: 'Paid Search > Email > Direct > Direct', transform: 'unique' }, '1001'],
    [{ path: 'Paid Search > Email > Direct', transform: 'unique' }, ''],
    [{ path: '' }, '1003'],
    [{ set: 'Paid Search,Direct' }, 'Deal 9'],
    [{ set: 'Direct,Email,Paid Search' }, '1001'],
    [{ set: '' }, '1003'],
    [{ channel: 'Email' }, '1005 1001'],
    [{ min_days: 0.5, max_days: 4 }, '1005 1002'],
    [{ min_days: 4 }, 'Deal 9 1001'],
    [{ min_days: 1, max_days: 2, stage: 'lead' }, 'Deal 9'],
    [{ max_days: 2, stage: 'deal' }, 'Deal 9 1005 1002'],
    [{ min_days: 3, stage: 'payment' }, 'Deal 9 1001'],
    [{ match: 'Paid* > …' }, 'Deal 9 1001 1002'],
    [{ match: '… > direct', max_touches: 2 }, 'Deal 9'],
    [{ match: '… > Direct > Direct', transform: 'unique' }, '1001'],
    [{ min_touches: 2 }, 'Deal 9 1001'],
    [{ max_touches: 1 }, '1005 1003 1002'],
    [{ search: 'dEAL' }, 'Deal 9'],
    [{ search: '00' }, '1005 1003 1001 1002'],
    [{ channel: 'Direct', max_touches: 2, search: '9' }, 'Deal 9'],
    [{ channel: 'Direct', search: '1005' }, ''],
    [{ of: 'deal' }, 'Deal 9'],
    [{ basis: 'lead', to: '2026-03-03' }, 'Deal 9 1001 1002'],
  ])('finds by %j', async (query, expected) => {
    expect(await labels(query)).toBe(expected);
  });

  it.each(['sale', 'lead'] as const)(
    'lists behind every bin of the lags of a %s what the bin counts',
    async (of) => {
      const reader = world.warehouse.reader();
      const source = { reader, state: await readState(reader), dataRange: MARCH };
      const asked = CONTRACTS.lags.query.parse({ ...MARCH, of });
      const { days } = await lagsReport(source, asked, JOURNEYS_CONFIG);
      const rows = (await reportOf({ of })).rows;
      const stages = [days.lead, days.deal, days.payment];
      const filled = days.payment.bins.filter(
        ({ to }, at) =>
          // The open end too, though nothing stands in it.
          to === null || stages.some(({ bins }) => (bins[at]?.conversions ?? 0) > 0),
      );
      // The gate opens the ends, which are where a bin goes wrong.
      const opened = IS_LONG ? filled : [filled[0]!, filled.at(-1)!];
      for (const { from, to } of opened) {
        const bin = { of, min_days: from, ...(to !== null && { max_days: to }) };
        const listed = async (stage: JourneysQuery['stage']) =>
          (await reportOf({ ...bin, stage })).totals.conversions;
        for (const stage of ['lead', 'deal', 'payment'] as const) {
          const counted = days[stage].bins.find((each) => each.from === from)?.conversions;
          expect([stage, from, await listed(stage)]).toEqual([stage, from, counted]);
        }
        // The report counts to the conversion without showing it: by hand, from the rows.
        const counted = rows.filter(
          (row) =>
            row.days !== null && row.days >= from && row.days < (to ?? Number.POSITIVE_INFINITY),
        );
        expect([from, await listed('conversion')]).toEqual([from, counted.length]);
      }
    },
  );

  it.each(['Paid* > …', '*', '… > Direct', 'Nothing'])(
    'lists for the pattern %s what the paths that fit add up to',
    async (match) => {
      const reader = world.warehouse.reader();
      const source = { reader, state: await readState(reader), dataRange: MARCH };
      const asked = CONTRACTS.paths.query.parse({ ...MARCH, match });
      const { totals } = await pathsReport(source, asked, JOURNEYS_CONFIG);
      const { conversions, value } = totals;
      expect((await reportOf({ match })).totals).toEqual({ conversions, value });
    },
  );

  it('refuses a pattern that cannot be read', async () => {
    await expect(reportOf({ match: 'Email >' })).rejects.toMatchObject({
      code: 'parameters_invalid',
    });
  });

  it('cuts pages with the same totals', async () => {
    const page = await reportOf({ channel: 'Direct', limit: 1, offset: 1, value: 'margin' });
    expect(page.rows.map(({ label, value }) => [label, value])).toEqual([['1001', '40.00']]);
    expect(page.totals).toEqual({ conversions: 2, value: '47.50' });
    const beyond = await reportOf({ channel: 'Direct', offset: 5, value: 'margin' });
    expect(beyond).toMatchObject({ rows: [], totals: page.totals });
  });

  it('answers an empty warehouse with nothing', async () => {
    const source = { reader: world.warehouse.reader(), state: null, dataRange: null };
    const report = await journeysReport(
      source,
      CONTRACTS.journeys.query.parse(MARCH),
      JOURNEYS_CONFIG,
    );
    expect(report).toMatchObject({ rows: [], totals: { conversions: 0, value: '0.00' } });
  });
});

describe('journeyTimeline', () => {
  it('says how the person came, and why it is one person', async () => {
    const { conversion, identifiers, touches } = await timelineOf('1001');
    expect(conversion).toMatchObject({
      ...{ kind: 'order', source: 'crm', native_id: '1001', payment_day: '2026-03-05' },
      ...{ at: '2026-03-05T12:00:00.000000Z', lead_at: '2026-03-03T12:00:00.000000Z' },
      ...{ revenue: '100.00', margin: '40.00', is_first_purchase: true },
    });
    const [d1, d2] = ['d1', 'd2'].map((value) => ({ type: 'ga_client_id', value }));
    const mailed = { type: 'email', value: '3fa…de' };
    expect(identifiers).toHaveLength(3);
    expect(identifiers).toEqual(expect.arrayContaining([d1, d2, mailed]));
    const seen = touches.map((touch) => [
      touch.channel,
      touch.source,
      touch.campaign,
      touch.keyword,
    ]);
    expect(seen).toEqual([
      ['Paid Search', 'google', 'Brand', 'shoes'],
      ['Email', 'newsletter', 'March', ''],
      ['Direct', '(direct)', '', ''],
      ['Direct', '(direct)', '', ''],
    ]);
    expect(touches.map(({ kind }) => kind)).toEqual(['visit', 'visit', 'visit', 'visit']);
    expect(touches.map(({ milestones }) => milestones)).toEqual([
      [],
      [],
      ['lead'],
      ['opportunity', 'conversion'],
    ]);
    const evidence = touches.map((touch) => touch.evidence);
    expect(evidence[0]).toEqual([d1]);
    expect(evidence[1]).toEqual(expect.arrayContaining([d2, mailed]));
    expect(evidence[2]).toEqual(expect.arrayContaining([d1, mailed]));
    expect(evidence[3]).toEqual([d1]);
  });

  it('gives the credit of every rule, worked by hand', async () => {
    const { touches } = await timelineOf('1001');
    const of = (rule: string) => touches.map(({ credit }) => credit[rule]?.revenue);
    expect(of('first')).toEqual(['100.00', '0.00', '0.00', '0.00']);
    expect(of('last_non_direct')).toEqual(['0.00', '100.00', '0.00', '0.00']);
    expect(of('linear')).toEqual(['25.00', '25.00', '25.00', '25.00']);
    // Weights 10, 20, 70 of the configuration, 20 shared by the two between.
    expect(of('custom')).toEqual(['10.00', '10.00', '10.00', '70.00']);
    // First, the touch of the lead, the last (also of the opportunity): 30 each of 90 and 10 for the rest.
    expect(of('w_shaped')).toEqual(['30.00', '10.00', '30.00', '30.00']);
    // A third to each channel; the two direct touches share theirs.
    expect(of('linear_unique')).toEqual(['33.33', '33.34', '16.66', '16.67']);
  });

  it('divides a conversion as the reports do, to the last hundredth', async () => {
    for (const label of ['1001', 'Deal 9', '1005', '1002']) {
      const { touches, conversion } = await timelineOf(label);
      expect(Object.keys(touches[0]!.credit).sort()).toEqual([...RULE_MODELS].sort());
      for (const model of RULE_MODELS) {
        const rows = await world.rows<{ seq: number; share: string; revenue: string | null }>(
          `${creditOf(model)} SELECT touch_seq AS seq, share_nano AS share, intDiv(revenue_base, 10000) AS revenue
           FROM credit WHERE conversion_id = ${conversion.conversion} ORDER BY seq`,
          { custom: [10, 20, 70] },
        );
        const given = touches
          .map(({ seq, credit }) => ({ seq, ...credit[model]! }))
          .filter(({ share }) => share > 0)
          .map(({ seq, share, revenue }) => [
            ...[seq, Math.round(share * 1e9)],
            revenue === null ? null : Math.round(Number(revenue) * 100),
          ]);
        const numbers = rows.map(({ seq, share, revenue }) => [
          ...[seq, Number(share)],
          revenue === null ? null : Number(revenue),
        ]);
        expect(given).toEqual(numbers);
        if (model === 'participation') continue;
        expect(given.reduce((sum, [, share]) => sum + share!, 0)).toBe(1e9);
      }
    }
  });

  it('has no opportunity in a lead and no touch where nobody came', async () => {
    const lead = await timelineOf('form', 'lead');
    expect(lead.touches.map(({ milestones }) => milestones)).toEqual([
      [],
      [],
      ['lead', 'conversion'],
    ]);
    const nobody = await timelineOf('1003');
    expect(nobody).toMatchObject({ touches: [], conversion: { revenue: '10.00' } });
    expect(nobody.identifiers).toEqual([{ type: 'ga_client_id', value: 'd0' }]);
  });

  it.each(['1', 'abc', '99999999999999999999', ''])('knows no conversion %j', async (id) => {
    const reader = world.warehouse.reader();
    const state = await readState(reader);
    await expect(journeyTimeline(reader, state, id, JOURNEYS_CONFIG)).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(journeyTimeline(reader, null, id, JOURNEYS_CONFIG)).rejects.toThrow(
      'There is no conversion',
    );
  });
});
