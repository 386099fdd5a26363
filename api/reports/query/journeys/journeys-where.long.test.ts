import { describe, expect, it } from 'vitest';
import { queryText } from '../../../contract/query-text.ts';
import { bodyOf } from '../../../testing/serve.ts';
import { servedJourneys } from '../../../testing/served-world.ts';

const served = servedJourneys();
const MARCH = { from: '2026-03-01', to: '2026-03-31' };

async function asked<Body>(report: string, where: readonly string[], more = {}): Promise<Body> {
  const query = queryText({ ...MARCH, where, ...more });
  return bodyOf<Body>(served.app, `/api/v1/reports/${report}?${query}`);
}

interface Listed {
  readonly meta: { readonly where?: readonly string[] };
  readonly rows: readonly { readonly label: string }[];
  readonly totals: { readonly conversions: number; readonly nulls: number };
}

const labels = async (...where: readonly string[]) =>
  (await asked<Listed>('journeys', where)).rows.map(({ label }) => label).sort();

/** The world: orders 1001 (paid, mail, direct), 1002 (paid), 1003 (nobody), 1005 (mail), deal 9 (paid, direct). */
describe('conditions on journeys', () => {
  it('choose the conversions with a touch that passes', async () => {
    const all = await labels();
    expect(all).toHaveLength(5);
    const nine = all.find((label) => !label.startsWith('10'))!;
    expect(await labels('channel:is:paid search')).toEqual(['1001', '1002', nine]);
    expect(await labels('channel:is:Email')).toEqual(['1001', '1005']);
    expect(await labels('channel:not:Paid Search')).toEqual(['1001', '1003', '1005', nine]);
    // One touch has to pass all of them.
    expect(await labels('channel:is:Email', 'source:is:google')).toEqual([]);
    expect(await labels('source:is:GOOGLE', 'keyword:starts:sho')).toEqual(['1001', '1002', nine]);
    expect(await labels('campaign:contains:arc')).toEqual(['1001', '1005']);
    expect(await labels('returning:is:returning')).toEqual(['1001', nine]);
    // Nobody's touches are none that are not set.
    expect(await labels('keyword:is:', 'channel:starts:direct')).toEqual(['1001', nine]);
    expect(await labels('conversion:is:deal')).toEqual([nine]);
    expect(await labels('conversion:not:deal', 'channel:is:Email')).toEqual(['1001', '1005']);
  });

  it('choose journeys that led nowhere by their touches', async () => {
    const of = async (...where: readonly string[]) => (await asked<Listed>('paths', where)).totals;
    // c: mail and paid, d: paid; neither bought anything.
    expect(await of()).toMatchObject({ conversions: 5, nulls: 2 });
    expect(await of('channel:is:Email')).toMatchObject({ conversions: 2, nulls: 1 });
    expect(await of('campaign:is:brand')).toMatchObject({ conversions: 3, nulls: 2 });
    expect(await of('channel:is:Direct')).toMatchObject({ conversions: 2, nulls: 0 });
    expect(await of('conversion:is:order')).toMatchObject({ conversions: 4, nulls: 0 });
  });

  it('are met by all reports on journeys alike, and by what opens from them', async () => {
    const where = ['channel:is:Email'];
    const { meta } = await asked<Listed>('journeys', where);
    expect(meta.where).toEqual(where);
    const overlap = await asked<{ sets: readonly { conversions: number }[] }>('overlap', where);
    expect(overlap.sets.reduce((sum, { conversions }) => sum + conversions, 0)).toBe(2);
    const lags = await asked<{ touches: { bins: readonly { conversions: number }[] } }>(
      'lags',
      where,
    );
    expect(lags.touches.bins.reduce((sum, { conversions }) => sum + conversions, 0)).toBe(2);
  });
});
