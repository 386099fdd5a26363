import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawDelivery } from '../../contract/delivery.ts';
import type { CostRow, SliceFact } from '../../contract/fact.ts';
import { deterministicId, sha256 } from '../../contract/ids.ts';
import type { CollectRequest, Mapped, MappedRecord } from '../../contract/source.ts';
import { splitFiles, splitImport } from '../../importing/split-import.ts';
import { factsOf, kindsOf, rejectionsOf, slicesOf } from '../../testing/mapped.ts';
import { source } from './source.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');

const delivery = (body: string, headers: Record<string, string> = {}): RawDelivery => ({
  id: deterministicId('test', body),
  source: 'airbyte',
  account: 'main',
  endpoint: 'records',
  receivedAt: 1_762_400_000_000_000,
  headers,
  query: '',
  body: Buffer.from(body),
});

const identity = { keepContacts: false };
const map = (body: string, settings: unknown = {}) =>
  source.map(delivery(body), { settings: source.settings.parse(settings), identity });
const firstFact = (record: MappedRecord | undefined) => factsOf(record)[0];
const byKey = (mapped: Mapped) => new Map(slicesOf(mapped).map((fact) => [fact.slice.key, fact]));
const cost = (fact: SliceFact) =>
  (fact.rows as CostRow[]).reduce((sum, row) => sum + row.costMicros, 0n);

interface CampaignRow {
  readonly [field: string]: unknown;
}
const campaign = (data: CampaignRow, emitted = 1_762_300_800_000) =>
  JSON.stringify({
    type: 'RECORD',
    record: {
      stream: 'campaign',
      emitted_at: emitted,
      data: {
        'customer.id': 1,
        'customer.currency_code': 'EUR',
        'campaign.id': 5,
        'campaign.name': 'five',
        'segments.date': '2025-11-03',
        'metrics.cost_micros': 1_000_000,
        'metrics.clicks': 1,
        'metrics.impressions': 10,
        ...data,
      },
    },
  });

describe('Google Ads through Airbyte', () => {
  const mapped = map(fixture('google-ads.ndjson'));

  it('makes one slice a day of the level that is taken, a row for each network', () => {
    const all = byKey(mapped);
    expect([...all.keys()]).toEqual([
      'ad_cost:google_ads:4407719023:2025-11-03:campaign',
      'ad_cost:google_ads:4407719023:2025-11-04:campaign',
      'ad_click:google_ads:4407719023:2025-11-03',
    ]);
    expect(all.get('ad_cost:google_ads:4407719023:2025-11-03:campaign')).toMatchObject({
      kind: 'slice',
      type: 'ad_cost',
      source: 'airbyte',
      account: 'main',
      occurredAt: 1_762_300_800_252_000,
      slice: { snapshotAt: 1_762_300_800_252_000, part: 1, parts: 1 },
      rows: [
        {
          date: '2025-11-03',
          utmSource: 'google',
          utmMedium: 'cpc',
          campaignId: '20417755190',
          campaign: 'Brand | DE',
          adGroupId: '',
          keyword: '',
          currency: 'EUR',
          vatIncluded: null,
        },
        { campaign: 'Brand | DE' },
        { campaignId: '20588100447', campaign: 'PMax Küche', costMicros: 90_000_000n, clicks: 60 },
      ],
    });
    const { rows } = all.get('ad_cost:google_ads:4407719023:2025-11-03:campaign')!;
    const brand = (rows as CostRow[]).filter(({ campaignId }) => campaignId === '20417755190');
    const total = (of: (row: CostRow) => number) => brand.reduce((sum, row) => sum + of(row), 0);
    expect(brand.reduce((sum, row) => sum + row.costMicros, 0n)).toBe(50_000_001n);
    expect([total((row) => row.impressions), total((row) => row.clicks)]).toEqual([2_400, 35]);
  });

  it('accepts every record of a block, skips other levels, streams and messages with a reason', () => {
    expect(kindsOf(mapped)).toEqual([
      ...['noRecord', 'noRecord'],
      ...[1, 1, 1, 1],
      ...['skipped', 'skipped', 'skipped', 1, 'noRecord'],
    ]);
    // Three networks of the first day and one record of the second: each day is one fact, shared.
    const [third, thirdToo, thirdAgain, fourth] = mapped.records.slice(2, 6).map(firstFact);
    expect(thirdToo).toBe(third);
    expect(thirdAgain).toBe(third);
    expect(fourth).not.toBe(third);
    expect(mapped.records[0]).toEqual({ noRecord: 'LOG message' });
    const reasons = mapped.records.map((one) => ('skipped' in one ? one.skipped : undefined));
    expect(reasons[6]?.message).toContain('google.level: ad_group takes it');
    expect(reasons[7]).toMatchObject({ code: 'no_cost' });
    expect(firstFact(mapped.records[9]!)).toMatchObject({
      ...{ type: 'ad_click', slice: { key: 'ad_click:google_ads:4407719023:2025-11-03' } },
    });
  });

  it('takes another level when told, and never two at once', () => {
    const body = fixture('google-ads.ndjson');
    const adGroups = slicesOf(map(body, { google: { level: 'ad_group' } }));
    expect(adGroups.map((fact) => fact.slice.key)).toEqual([
      'ad_cost:google_ads:4407719023:2025-11-03:ad_group',
      'ad_click:google_ads:4407719023:2025-11-03',
    ]);
    expect(adGroups[0]!.rows).toMatchObject([{ adGroupId: '157730011', adGroup: 'Name' }]);
    const google = { level: 'keyword', currency: 'EUR', source: 'adwords' };
    const [keywords] = slicesOf(map(body, { google }));
    expect(keywords!.rows).toMatchObject([
      {
        keyword: 'küchenhaus',
        adGroupId: '157730011',
        utmSource: 'adwords',
        costMicros: 47_000_000n,
      },
    ]);
  });

  it('takes the currency that keyword_view leaves out from other records of the account, else asks for it', () => {
    const settings = { google: { level: 'keyword' } };
    const lines = fixture('google-ads.ndjson').split('\n');
    const [told] = slicesOf(map(lines.join('\n'), settings));
    expect(told!.rows).toMatchObject([{ keyword: 'küchenhaus', currency: 'EUR' }]);
    const alone = map(lines.filter((line) => line.includes('keyword_view')).join('\n'), settings);
    expect(alone.records[0]).toMatchObject({
      rejection: { code: 'field_missing', detail: { field: 'customer.currency_code' } },
    });
    expect(rejectionsOf(alone)[0]!.message).toContain('google.currency');
  });

  it('names the account by the row, the settings or the configuration', () => {
    const key = (data: CampaignRow, settings = {}) =>
      slicesOf(map(campaign(data), settings))[0]!.slice.key.split(':')[2];
    expect(key({ 'customer.id': '123-456-7890' })).toBe('1234567890');
    expect(key({ 'customer.id': null }, { google: { accountId: '987-654-3210' } })).toBe(
      '9876543210',
    );
    expect(key({ 'customer.id': null })).toBe('main');
  });

  it('rejects a bad row by its field and makes the block from the good ones', () => {
    const bad: [CampaignRow, string, string][] = [
      [{ 'metrics.cost_micros': '12.5' }, 'money_unreadable', 'metrics.cost_micros'],
      [{ 'metrics.cost_micros': null }, 'field_missing', 'metrics.cost_micros'],
      [{ 'metrics.clicks': -1 }, 'field_invalid', 'metrics.clicks'],
      [{ 'segments.date': '2025-02-30' }, 'time_unreadable', 'segments.date'],
      [{ 'customer.currency_code': 'euro' }, 'currency_unknown', 'customer.currency_code'],
    ];
    for (const [data, code, field] of bad) {
      const other = campaign({ 'segments.device': 'TABLET' });
      const mapped = map([campaign(data), 'no json', campaign({}), other].join('\n'));
      expect(mapped.records[0]).toMatchObject({ rejection: { code, detail: { field } } });
      expect(mapped.records[1]).toMatchObject({ rejection: { code: 'record_unreadable' } });
      expect(kindsOf(mapped).slice(2)).toEqual([1, 1]);
      expect(firstFact(mapped.records[3])).toBe(firstFact(mapped.records[2]));
      expect(slicesOf(mapped)).toHaveLength(1);
      expect(cost(slicesOf(mapped)[0]!)).toBe(2_000_000n);
    }
  });

  it('rejects a snapshot from the future, which could never be restated', () => {
    const mapped = map(campaign({}, 1_900_000_000_000));
    expect(mapped.records).toMatchObject([{ rejection: { code: 'time_in_future' } }]);
  });

  it('never adds up two streams that tell the same level', () => {
    const legacy = (stream: string) =>
      campaign({}).replace('"stream":"campaign"', `"stream":"${stream}"`);
    const body = [legacy('ad_group_ad_legacy'), legacy('ad_performance_report')].join('\n');
    const facts = slicesOf(map(body, { google: { level: 'ad' } }));
    expect(new Set(facts.map((fact) => fact.slice.key)).size).toBe(1);
    expect(facts.map(cost)).toEqual([1_000_000n, 1_000_000n]);
    expect(new Set(facts.map((fact) => fact.slice.snapshotId)).size).toBe(2);
  });

  it('replaces a restated day: a later snapshot with fewer rows is another, newer block', () => {
    const first = slicesOf(map([campaign({}), campaign({ 'campaign.id': 6 })].join('\n')))[0]!;
    const later = slicesOf(map(campaign({}, 1_762_300_900_000)))[0]!;
    expect(later.slice.key).toBe(first.slice.key);
    expect(later.slice.snapshotAt).toBeGreaterThan(first.slice.snapshotAt);
    expect(later.slice.snapshotId).not.toBe(first.slice.snapshotId);
    expect([first.rows.length, later.rows.length]).toEqual([2, 1]);
  });
});

describe('rows of several accounts and syncs', () => {
  const bare = (data: CampaignRow, emitted?: number) =>
    campaign({ 'customer.id': null, 'customer.currency_code': null, ...data }, emitted);
  const record = (stream: string, data: CampaignRow) =>
    JSON.stringify({ type: 'RECORD', record: { stream, data, emitted_at: 1_762_300_800_000 } });
  const path = (customer: number) => ({
    'campaign.resource_name': `customers/${customer}/campaigns/5`,
  });
  const keys = (body: string, settings?: unknown) =>
    slicesOf(map(body, settings)).map(({ slice }) => slice.key.split(':')[2]);
  const rowsOf = (body: string) => slicesOf(map(body)).flatMap(({ rows }) => rows as CostRow[]);

  it('take the account from the paths of a row, and never one for another', () => {
    const google = { currency: 'EUR', accountId: '99' };
    expect(keys([bare(path(11)), bare(path(22))].join('\n'), { google })).toEqual(['11', '22']);
    expect(keys(bare({ 'ad_group.campaign': 'customers/33/campaigns/1' }), { google })).toEqual([
      '33',
    ]);
    // What a manager shares with its accounts says nothing.
    const shared = { 'campaign.bidding_strategy': 'customers/7/biddingStrategies/1' };
    expect(keys(bare(shared), { google })).toEqual(['99']);
  });

  it('of no account of their own belong to the only one that other records tell of', () => {
    const google = { currency: 'EUR', accountId: '99' };
    const customer = (id: number) => record('customer', { 'customer.id': id });
    expect(keys([bare({}), customer(11)].join('\n'), { google })).toEqual(['11']);
    const mapped = map([bare({}), customer(11), customer(22)].join('\n'), { google });
    expect(rejectionsOf(mapped)).toMatchObject([{ detail: { field: 'customer.id' } }]);
    expect(keys([bare({}), customer(11), customer(99)].join('\n'), { google })).toEqual(['99']);
    // A row that states the account and one that does not are one block.
    expect(slicesOf(map([bare({ 'campaign.id': 6 }), campaign({})].join('\n')))).toHaveLength(1);
  });

  it('take the currency of their account, wherever a record states it and in any order', () => {
    const customers = [
      record('customer', { 'customer.id': 11, 'customer.currency_code': 'EUR' }),
      record('account_performance_report', { customer_id: '22', customer_currency_code: 'RUB' }),
    ];
    const lines = [bare(path(11)), ...customers, bare(path(22))];
    for (const order of [lines, lines.toReversed()])
      expect(
        rowsOf(order.join('\n'))
          .map(({ currency }) => currency)
          .sort(),
      ).toEqual(['EUR', 'RUB']);
    const meta = [
      record('ad_account', { id: 'act_5', account_id: '5', currency: 'USD' }),
      record('ads_insights', { account_id: '5', date_start: '2025-11-03', spend: '1', ad_id: '1' }),
    ];
    expect(rowsOf(meta.join('\n'))).toMatchObject([{ currency: 'USD' }]);
  });

  it('are told apart by everything but metrics, and by no word that changes', () => {
    const key = (data: CampaignRow, emitted?: number) => rowsOf(campaign(data, emitted))[0]!.rowKey;
    const own = key({});
    const same: CampaignRow[] = [
      { 'metrics.clicks': 7, 'metrics.conversions': 3.5, 'metrics.cost_micros': 2 },
      { 'campaign.id': '5', 'campaign.name': 'renamed', 'campaign.status': 'PAUSED' },
      { _airbyte_extracted_at: '2025-11-04', _ab_source_file_url: 'x', emitted_at: 3 },
      { 'segments.device': null, 'campaign.resource_name': 'customers/1/campaigns/5' },
    ];
    for (const data of same) expect(key(data), JSON.stringify(data)).toBe(own);
    expect(key({}, 1_762_300_900_000)).toBe(own);
    const others: CampaignRow[] = [
      { 'segments.device': 'MOBILE' },
      { 'segments.ad_network_type': 'SEARCH' },
      { 'geographic_view.country_criterion_id': '2276' },
      { region: 'Bavaria' },
      { 'campaign.id': 6 },
    ];
    expect(new Set(others.map((data) => key(data)).concat(own)).size).toBe(others.length + 1);
    const insight = (data: CampaignRow) =>
      rowsOf(
        record('ads_insights', {
          account_id: '5',
          account_currency: 'EUR',
          ad_id: '1',
          date_start: '2025-11-03',
          spend: '1',
          ...data,
        }),
      )[0]!.rowKey;
    expect(insight({ reach: 5, actions: [{ value: 1 }], updated_time: 'x', ad_name: 'y' })).toBe(
      insight({}),
    );
    expect(insight({ attribution_setting: '7d_click' })).not.toBe(insight({}));
  });

  it('drop an older copy, and keep what only differs', () => {
    const rows = rowsOf(
      [campaign({}), campaign({ 'metrics.clicks': 2 }, 1_762_400_000_000)].join('\n'),
    );
    expect(rows.map(({ clicks }) => clicks)).toEqual([2]);
    const both = rowsOf(
      [campaign({}), campaign({ 'segments.device': 'MOBILE' }, 1_762_400_000_000)].join('\n'),
    );
    expect(both).toHaveLength(2);
  });

  it('of another level say whether their money is told at the one that is taken', () => {
    const group = record('ad_group', {
      ...{ 'customer.id': 1, 'ad_group.id': 2, 'segments.date': '2025-11-03' },
      'metrics.cost_micros': 1,
    });
    const code = (body: string) =>
      map(body).records.flatMap((one) => ('skipped' in one ? [one.skipped.code] : []));
    expect(code([group, campaign({})].join('\n'))).toEqual(['level_repeats']);
    expect(code(group)).toEqual(['level_missing']);
    expect(code([group, campaign({ 'segments.date': '2025-11-04' })].join('\n'))).toEqual([
      'level_missing',
    ]);
  });

  it('come out of an export of a table, whose rows do not name their stream', () => {
    const data = {
      'customer.id': 1,
      'customer.currency_code': 'EUR',
      'campaign.id': 5,
      'segments.date': '2025-11-03',
      'metrics.cost_micros': 3_000_000,
    };
    const raw = { _airbyte_raw_id: 'r', _airbyte_extracted_at: '2025-11-05T00:00:00Z' };
    for (const row of [
      { ...raw, _airbyte_data: data },
      { ...raw, _airbyte_data: JSON.stringify(data) },
      { ...raw, ...data },
    ])
      expect(rowsOf(JSON.stringify(row))).toMatchObject([
        { costMicros: 3_000_000n, emittedAt: Date.parse('2025-11-05') * 1000 },
      ]);
  });
});

describe('Singer and Meta', () => {
  it('reads Singer records through the same maps', () => {
    const google = { level: 'keyword' };
    const mapped = map(fixture('google-ads-singer.ndjson'), { google });
    expect(kindsOf(mapped)).toEqual(['noRecord', 1, 1, 'noRecord']);
    expect(slicesOf(mapped)).toEqual([firstFact(mapped.records[1])]);
    expect(slicesOf(mapped)[0]).toMatchObject({
      slice: {
        key: 'ad_cost:google_ads:4407719023:2025-11-03:keyword',
        snapshotAt: Date.parse('2025-11-05T03:10:00.250Z') * 1000,
      },
      rows: [
        { keyword: 'küchenhaus', costMicros: 47_000_000n, clicks: 30, impressions: 500 },
        { keyword: 'küchenhaus', costMicros: 2_500_000n, clicks: 2, impressions: 41 },
      ],
    });
  });

  it('keeps a row for each ad and skips breakdowns', () => {
    const mapped = map(fixture('meta.ndjson'));
    expect(kindsOf(mapped)).toEqual([1, 1, 'skipped']);
    expect(firstFact(mapped.records[1])).toBe(firstFact(mapped.records[0]));
    expect(slicesOf(mapped)[0]).toMatchObject({
      slice: { key: 'ad_cost:meta:318840027715530:2025-11-03:ad' },
      rows: [
        {
          utmSource: 'facebook',
          utmMedium: 'cpc',
          campaign: 'Kitchens / prospecting',
          adGroupId: '120213300450970118',
          adGroup: '25-44 US',
          keyword: '',
          currency: 'USD',
        },
        // 99.99999999999996: the noise of a float is rounded away
        { costMicros: 100_000_000n },
      ],
    });
    expect(cost(slicesOf(mapped)[0]!)).toBe(128_070_000n);
    const reason = mapped.records[2]!;
    expect('skipped' in reason && reason.skipped).toMatchObject({ code: 'stream_breakdown' });
    const renamed = slicesOf(map(fixture('meta.ndjson'), { meta: { source: 'instagram' } }))[0]!;
    expect(renamed.rows).toMatchObject([{ utmSource: 'instagram' }, { utmSource: 'instagram' }]);
  });

  it('refuses a row over several days', () => {
    const body = fixture('meta.ndjson').replace(
      '"date_stop":"2025-11-03"',
      '"date_stop":"2025-11-09"',
    );
    expect(map(body).records[0]).toMatchObject({
      rejection: { code: 'field_invalid', detail: { field: 'date_stop' } },
    });
  });
});

describe('from a file', () => {
  async function imported(body: string, maxBytes: number): Promise<SliceFact[]> {
    const input = (async function* () {
      yield Buffer.from(body);
    })();
    const receivedAt = 1_762_400_000_000_000;
    const options = { account: 'main', receivedAt, importId: 'i', maxBytes };
    const facts: SliceFact[] = [];
    for await (const one of splitImport(source, input, options))
      facts.push(...slicesOf(source.map(one, { settings: source.settings.parse({}), identity })));
    return facts;
  }

  it('gives the same snapshot whole and in parts, whatever else is in the file', async () => {
    const body = fixture('google-ads.ndjson');
    const whole = await imported(body, 1 << 20);
    expect(whole).toEqual(slicesOf(map(body)));
    const parts = await imported(body, 400);
    const day = parts.filter((fact) => fact.slice.key.endsWith('11-03:campaign'));
    expect(day.map((fact) => `${fact.slice.part}/${fact.slice.parts}`)).toEqual([
      '1/3',
      '2/3',
      '3/3',
    ]);
    for (const { slice } of day)
      expect(slice).toMatchObject({
        snapshotId: whole[0]!.slice.snapshotId,
        snapshotAt: whole[0]!.slice.snapshotAt,
      });
    expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length);
    expect(day.reduce((sum, fact) => sum + cost(fact), 0n)).toBe(cost(whole[0]!));
  });

  it('keeps the money whatever the order and the size of deliveries', async () => {
    const row = fc.record({
      'campaign.id': fc.constantFrom(1, 2, 3),
      'segments.date': fc.constantFrom('2025-11-01', '2025-11-02'),
      'segments.device': fc.constantFrom('MOBILE', 'DESKTOP'),
      'metrics.cost_micros': fc.integer({ min: 0, max: 10 ** 12 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 20 }),
        fc.constantFrom(300, 1_000, 100_000),
        async (rows, maxBytes) => {
          // Each of an hour of its own: no row is a copy.
          const hours = rows.map((one, hour) => campaign({ ...one, 'segments.hour': hour }));
          const facts = await imported(hours.join('\n'), maxBytes);
          const sum = rows.reduce((total, one) => total + BigInt(one['metrics.cost_micros']), 0n);
          expect(facts.reduce((total, fact) => total + cost(fact), 0n)).toBe(sum);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('from several files of one command', () => {
  async function imported(bodies: string[], maxBytes = 1 << 20): Promise<SliceFact[]> {
    const files = bodies.map((body, at) => ({
      name: `${at}.ndjson`,
      content: (async function* () {
        yield Buffer.from(body);
      })(),
    }));
    const receivedAt = 1_762_400_000_000_000;
    const options = { account: 'main', receivedAt, importId: 'i', maxBytes };
    const facts: SliceFact[] = [];
    for await (const one of splitFiles(source, files, options))
      facts.push(...slicesOf(source.map(one, { settings: source.settings.parse({}), identity })));
    return facts;
  }
  const silent = (hour: number, data: CampaignRow = {}) =>
    campaign({
      ...{ 'customer.id': null, 'customer.currency_code': null, 'segments.hour': hour },
      ...data,
    });
  const customer = JSON.stringify({
    type: 'RECORD',
    record: {
      stream: 'customer',
      emitted_at: 1_762_300_800_000,
      data: { 'customer.id': 1, 'customer.currency_code': 'EUR' },
    },
  });

  it('a day is one block, with the account and the currency that another file tells', async () => {
    const bodies = [
      [1, 2, 3].map((hour) => silent(hour)).join('\n'),
      [campaign({}), customer].join('\n'),
      silent(4),
    ];
    for (const maxBytes of [1 << 20, 700])
      for (const order of [bodies, bodies.toReversed()]) {
        const facts = await imported(order, maxBytes);
        expect(new Set(facts.map(({ slice }) => slice.key))).toEqual(
          new Set(['ad_cost:google_ads:1:2025-11-03:campaign']),
        );
        expect(new Set(facts.map(({ slice }) => slice.snapshotId)).size).toBe(1);
        expect(facts.reduce((sum, fact) => sum + cost(fact), 0n)).toBe(5_000_000n);
      }
  });
});

describe('the source', () => {
  it('is pure: mapping twice gives the same', () => {
    const body = fixture('google-ads.ndjson');
    expect(map(body)).toEqual(map(body));
  });

  it('rejects what is no message', () => {
    for (const body of [
      '{"a":1}',
      '[1]',
      '{"type":"RECORD"}',
      '{"type":"RECORD","record":{"stream":"campaign"}}',
    ])
      expect(map(body).records).toMatchObject([{ rejection: { code: 'record_unreadable' } }]);
  });

  it('takes a delivery only with its token', () => {
    const [endpoint] = source.endpoints;
    const request = (authorization?: string): CollectRequest => ({
      method: 'POST',
      url: 'https://example.com/collect/airbyte',
      path: '/collect/airbyte',
      query: '',
      headers: { authorization },
      body: new Uint8Array(),
    });
    const token = sha256('token');
    const settings = source.settings.parse({ token });
    expect(endpoint!.verify(request(`Bearer ${token}`), settings)).toEqual({ ok: true });
    for (const sent of [undefined, '', 'Bearer', `Basic ${token}`, `Bearer ${token}x`])
      expect(endpoint!.verify(request(sent), settings).ok).toBe(false);
    const open = source.settings.parse({});
    expect(endpoint!.verify(request('Bearer undefined'), open).ok).toBe(false);
  });
});
