import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { CostRow } from '../../contract/fact.ts';
import { splitImport } from '../../importing/split-import.ts';
import { kindsOf, rejectionsOf, slicesOf } from '../../testing/mapped.ts';
import { AD_STREAMS } from './ad-streams.ts';
import { source } from './source.ts';

const text = readFileSync(new URL('./fixtures/other-ads.ndjson', import.meta.url), 'utf8');
const records = text.trim().split('\n');

function map(body: string, settings: object = {}) {
  return source.map(
    {
      id: '00000000-0000-4000-8000-000000000000',
      ...{ source: 'airbyte', account: 'main', endpoint: 'records', query: '', headers: {} },
      receivedAt: 1_762_400_000_000_000,
      body: Buffer.from(body),
    },
    { settings: source.settings.parse(settings), identity: { keepContacts: false } },
  );
}
const rowsOf = (body: string, settings?: object) =>
  slicesOf(map(body, settings)).flatMap(({ rows }) => rows as CostRow[]);

it('reads each platform in its own unit: all of them cost 64.40 that day', () => {
  const slices = slicesOf(map(text));
  // One block a platform and account, by the account that the row or another record states.
  expect(slices.map(({ slice }) => slice.key)).toEqual([
    'ad_cost:linkedin:508812:2025-11-03:campaign',
    'ad_cost:tiktok:7199888777666555443:2025-11-03:ad',
    'ad_cost:snapchat:main:2025-11-03:campaign',
    'ad_cost:pinterest:5491:2025-11-03:campaign',
    'ad_cost:reddit:a2_x:2025-11-03:campaign',
    'ad_cost:microsoft:77:2025-11-03:campaign',
    'ad_cost:yandex_direct:lamps:2025-11-03:campaign',
    'ad_cost:vk_ads:12:2025-11-03:campaign',
    'ad_cost:openai_ads:oa-1:2025-11-03:campaign',
  ]);
  expect(AD_STREAMS).toHaveLength(slices.length);
  for (const { slice, rows } of slices) {
    const told = rows as CostRow[];
    const sum = (of: (row: CostRow) => bigint) => told.reduce((all, row) => all + of(row), 0n);
    expect([slice.key, sum(({ costMicros }) => costMicros)]).toEqual([slice.key, 64_400_000n]);
    expect(sum(({ impressions, clicks }) => BigInt(impressions * 1000 + clicks))).toBe(900_011n);
    expect(told.every(({ campaignId }) => campaignId !== '')).toBe(true);
  }
});

it('keeps what platforms claim beside the cost, each setting by itself', () => {
  const claims = slicesOf(map(text)).map(({ rows }) =>
    (rows as CostRow[]).flatMap(({ claimed = [] }) =>
      claimed.map(({ setting, action, conversions, valueMicros }) =>
        [setting, action, conversions ?? '-', valueMicros ?? '-'].join(' '),
      ),
    ),
  );
  expect(claims).toEqual([
    [
      'account externalWebsiteConversions 2000000 180250000',
      'post_click externalWebsiteConversions 1000000 -',
    ],
    ['account conversion 2000000 -'],
    ['account purchase 2000000 180250000'],
    ['account web_checkout 2000000 180250000'],
    // 18,025 hundredths.
    ['click purchase 2000000 -', 'view purchase 1000000 -', 'account purchase - 180250000'],
    ['account conversions 1500000 100250000', 'account conversions 500000 80000000'],
    [],
    ['account goals 2000000 -'],
    ['30d_click conversions 2000000 -'],
  ]);
});

it('loses no digit of an id, and names ads and groups as their level has them', () => {
  expect(rowsOf(records[2]!)).toMatchObject([
    {
      ...{ campaignId: '1799888777666555001', adGroupId: '1799888777666555002', adGroup: 'Broad' },
      ...{ adId: '1799888777666555441', utmSource: 'tiktok', currency: 'EUR', vatIncluded: null },
    },
  ]);
  expect(rowsOf(`${records[0]}\n${records[1]}`)).toMatchObject([{ campaignId: '4471' }]);
});

it('takes one level, says which, and refuses what has no currency or spans days', () => {
  const ads = records[2]!.replace('ads_reports_daily', 'campaigns_reports_daily');
  expect(map(ads).records).toMatchObject([{ skipped: { code: 'level_missing' } }]);
  expect(kindsOf(map(ads, { tiktok: { level: 'campaign' } }))).toEqual([1]);
  const reject = (body: string) =>
    rejectionsOf(map(body)).map(({ code, detail }) => `${code} ${detail.field}`);
  expect(reject(records[1]!)).toEqual(['field_missing currency']);
  expect(rowsOf(records[1]!, { linkedin: { currency: 'USD' } })).toMatchObject([
    { currency: 'USD' },
  ]);
  const long = `${records[0]}\n${records[1]!.replace('"end_date":"2025-11-03"', '"end_date":"2025-11-09"')}`;
  expect(reject(long)).toEqual(['field_invalid end_date']);
  expect(reject(records[3]!.replace('64400000', '64.4'))).toEqual(['money_unreadable spend']);
  // Yandex.Direct may have been asked for roubles.
  expect(rowsOf(records[8]!.replace('64400000', '"64.40"'))[0]!.costMicros).toBe(64_400_000n);
});

it('is one whatever way it comes: as a file in parts or as one request', async () => {
  async function* file() {
    yield Buffer.from(text);
  }
  const options = { account: 'main', receivedAt: 1_762_400_000_000_000, importId: 'i' };
  const keys: string[] = [];
  for await (const delivery of splitImport(source, file(), { ...options, maxBytes: 700 })) {
    const context = { settings: source.settings.parse({}), identity: { keepContacts: false } };
    keys.push(...slicesOf(source.map(delivery, context)).map(({ slice }) => slice.key));
  }
  expect([...new Set(keys)].sort()).toEqual(
    slicesOf(map(text))
      .map(({ slice }) => slice.key)
      .sort(),
  );
});
