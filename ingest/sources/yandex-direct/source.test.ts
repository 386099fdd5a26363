import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { RawDelivery } from '../../contract/delivery.ts';
import type { CostRow, SliceFact } from '../../contract/fact.ts';
import type { CollectRequest } from '../../contract/source.ts';
import { SNAPSHOT_HEADERS } from '../../mapping/snapshot.ts';
import { TEXTS_HEADER } from '../../mapping/texts-of.ts';
import { factsOf, kindsOf, rejectionsOf, slicesOf } from '../../testing/mapped.ts';
import { source } from './source.ts';

const RECEIVED = Date.parse('2025-11-06T04:00:00Z') * 1000;
const fixture = (name: string) =>
  readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');

const map = (body: string, settings: unknown = {}, overrides: Partial<RawDelivery> = {}) =>
  source.map(
    {
      id: '00000000-0000-4000-8000-000000000000',
      source: 'yandex-direct',
      account: 'kitchens',
      endpoint: 'report',
      receivedAt: RECEIVED,
      headers: {},
      query: '',
      body: Buffer.from(body),
      ...overrides,
    },
    { settings: source.settings.parse(settings), identity: { keepContacts: false } },
  );
const cost = (fact: SliceFact) =>
  (fact.rows as CostRow[]).reduce((sum, row) => sum + row.costMicros, 0n);

describe('a report by keyword', () => {
  const mapped = map(fixture('keywords.tsv'));

  it('makes a slice a day, with a row for each of its devices', () => {
    const [third, fourth, fifth] = ['03', '04', '05'].map((day) =>
      slicesOf(mapped).find(
        ({ slice }) => slice.key === `ad_cost:yandex_direct:kitchens:2025-11-${day}:keyword`,
      ),
    );
    expect(slicesOf(mapped)).toHaveLength(3);
    expect(third).toMatchObject({
      type: 'ad_cost',
      occurredAt: RECEIVED,
      slice: { snapshotAt: RECEIVED, part: 1, parts: 1 },
      rows: [
        {
          date: '2025-11-03',
          utmSource: 'yandex',
          utmMedium: 'cpc',
          campaignId: '70911824',
          campaign: 'Кухни | Поиск',
          adGroupId: '5290017744',
          adGroup: 'Бренд',
          // Quotation marks are the advertiser's phrase match, not quoting.
          keyword: '"кухни на заказ" -фото',
          currency: 'RUB',
          costMicros: 812_340_000n,
          vatIncluded: true,
          impressions: 210,
          clicks: 14,
        },
        { costMicros: 407_660_000n, impressions: 340, clicks: 9 },
        { keyword: '---autotargeting', costMicros: 0n, clicks: 0, impressions: 90 },
      ],
    });
    expect(fifth!.rows).toMatchObject([{ adGroup: '5" экран', keyword: '', clicks: 61 }]);
    // Nothing ran on the 4th, and the report covers it: what stood there before is gone.
    expect(fourth!.rows).toEqual([]);
  });

  it('counts only rows, each at its line', () => {
    // The first row also carries the empty 4th.
    expect(kindsOf(mapped)).toEqual(['noRecord', 'noRecord', 2, 1, 1, 1, 'noRecord']);
    const [first, second, third, fifth] = mapped.records.slice(2, 6).map((row) => factsOf(row)[0]);
    expect(second).toBe(first);
    expect(third).toBe(first);
    expect(fifth).not.toBe(first);
    const broken = map(fixture('keywords.tsv').replace('812340000', 'many'));
    expect(rejectionsOf(broken)).toMatchObject([
      { code: 'money_unreadable', position: 3, detail: { field: 'Cost', got: 'many' } },
    ]);
    // The day is still made from its good rows; days without rows are left alone then.
    expect(slicesOf(broken).map(({ slice }) => slice.key.split(':')[3])).toEqual([
      '2025-11-03',
      '2025-11-05',
    ]);
  });

  it('is pure: mapping twice gives the same', () => {
    expect(map(fixture('keywords.tsv'))).toEqual(mapped);
  });
});

describe('the ways in which a report may be fetched', () => {
  it('reads decimals, other columns, a byte order mark and CRLF', () => {
    const mapped = map(fixture('campaigns-decimal.tsv'), {
      moneyInMicros: false,
      includeVat: false,
      accountId: 'login-7',
      currency: 'KZT',
    });
    expect(slicesOf(mapped)).toMatchObject([
      {
        slice: { key: 'ad_cost:yandex_direct:login-7:2025-11-03:campaign' },
        rows: [{ costMicros: 1_220_000_000n, vatIncluded: false, currency: 'KZT', clicks: 23 }],
      },
      { slice: { key: 'ad_cost:yandex_direct:login-7:2025-11-05:campaign' } },
    ]);
    // The same money as the keyword report of the same days tells.
    const byKeyword = slicesOf(map(fixture('keywords.tsv'))).reduce(
      (sum, one) => sum + cost(one),
      0n,
    );
    expect(slicesOf(mapped).reduce((sum, one) => sum + cost(one), 0n)).toBe(byKeyword);
  });

  it('never takes micros for decimals or decimals for micros', () => {
    const decimals = rejectionsOf(map(fixture('campaigns-decimal.tsv')));
    expect(decimals.map(({ message }) => message.includes('money_in_micros: false'))).toEqual([
      true,
      true,
    ]);
    const micros = rejectionsOf(map(fixture('keywords.tsv'), { moneyInMicros: false }));
    expect(micros.map(({ detail }) => detail.got)).toEqual(['812340000', '407660000', '991500000']);
  });

  it('does without name, columns or total', () => {
    const [, columns, ...rows] = fixture('keywords.tsv').trimEnd().split('\n');
    const body = rows.slice(0, -1).join('\n');
    const whole = slicesOf(map(fixture('keywords.tsv')));
    const bare = slicesOf(map(body, { columns: columns!.split('\t') }));
    expect(bare.map(({ slice, rows }) => [slice.key, rows])).toEqual(
      whole.filter(({ rows }) => rows.length > 0).map(({ slice, rows }) => [slice.key, rows]),
    );
    expect(rejectionsOf(map(body))).toMatchObject([{ code: 'record_unreadable', position: 1 }]);
  });

  it('lays a report without Date on its only day, and refuses it over several', () => {
    const report = (range: string) => `"r (${range})"\nCampaignId\tCost\n7\t1000000\nTotal rows: 1`;
    const one = slicesOf(map(report('2025-11-05 - 2025-11-05')));
    expect(one.map(({ slice }) => slice.key)).toEqual([
      'ad_cost:yandex_direct:kitchens:2025-11-05:campaign',
    ]);
    const several = map(report('2025-11-04 - 2025-11-05'));
    expect(slicesOf(several)).toEqual([]);
    expect(rejectionsOf(several)).toMatchObject([
      { code: 'field_missing', detail: { field: 'Date' } },
    ]);
  });

  it('understands a report that a spreadsheet saved with quotes', () => {
    const quoted = '"Date"\t"CampaignName"\t"Cost"\r\n"2025-11-05"\t"a ""b"""\t"5000000"\r\n';
    expect(slicesOf(map(quoted))[0]!.rows).toMatchObject([
      { campaign: 'a "b"', costMicros: 5_000_000n },
    ]);
  });

  it('reads an empty report: the days it covers had no cost', () => {
    const mapped = map('"r (2025-11-04 - 2025-11-05)"\nDate\tCampaignId\tCost\nTotal rows: 0\n');
    expect(slicesOf(mapped).map(({ rows }) => rows)).toEqual([[], []]);
    expect(kindsOf(mapped)).toEqual([2, 'noRecord', 'noRecord']);
  });

  it('parts an agency report by client', () => {
    const body = 'Date\tClientLogin\tCost\n2025-11-05\tone\t1\n2025-11-05\ttwo\t2\n';
    expect(slicesOf(map(body)).map(({ slice }) => slice.key.split(':')[2])).toEqual(['one', 'two']);
  });

  it('takes only the level that the settings name', () => {
    const mapped = map(fixture('keywords.tsv'), { level: 'campaign' });
    // Three lines of the report are no rows; each of its four rows is counted.
    const kinds = kindsOf(mapped);
    expect(kinds.filter((kind) => kind === 'skipped')).toHaveLength(4);
  });
});

describe('what must not be replaced', () => {
  it('refuses a report that is cut short as a whole', () => {
    const lines = fixture('keywords.tsv').split('\n');
    const cut = [...lines.slice(0, 4), ...lines.slice(-2)].join('\n');
    const mapped = map(cut);
    expect(slicesOf(mapped)).toEqual([]);
    expect(rejectionsOf(mapped)).toMatchObject([
      { code: 'slice_incomplete', raw: cut, detail: { field: 'Total rows', got: '2 rows' } },
    ]);
    expect(rejectionsOf(mapped)[0]!.message).toContain('cut short');
  });

  it('rejects rows by their field', () => {
    const cases: [string, string, string][] = [
      ['2025-11-31\t7\t1', 'time_unreadable', 'Date'],
      ['05.11.2025\t7\t1', 'time_unreadable', 'Date'],
      ['2025-11-09\t7\t1', 'time_in_future', 'Date'],
      ['2025-11-05\t7\t--', 'field_missing', 'Cost'],
    ];
    for (const [row, code, field] of cases)
      expect(rejectionsOf(map(`Date\tCampaignId\tCost\n${row}\n`))).toMatchObject([
        { code, position: 2, detail: { field } },
      ]);
    expect(rejectionsOf(map('Date\tCampaignId\tCost\n2025-11-05\t7\n'))).toMatchObject([
      { code: 'record_unreadable', detail: { expected: '3 columns' } },
    ]);
  });

  it('restates a day: later and with fewer rows, under the same key', () => {
    const body = (rows: string) => `Date\tCampaignId\tCost\n${rows}`;
    const [before] = slicesOf(map(body('2025-11-05\t7\t1\n2025-11-05\t8\t2\n')));
    const headers = { [SNAPSHOT_HEADERS.takenAt]: String(RECEIVED + 5) };
    const [after] = slicesOf(map(body('2025-11-05\t8\t3\n'), {}, { headers }));
    expect(after!.slice.key).toBe(before!.slice.key);
    expect(after!.slice.snapshotAt).toBe(RECEIVED + 5);
    expect(after!.slice.snapshotId).not.toBe(before!.slice.snapshotId);
    expect(after!.rows).toMatchObject([{ campaignId: '8', costMicros: 3n }]);
  });
});

describe('several reports of one command', () => {
  const together = (...bodies: string[]) =>
    map(
      bodies.join(''),
      {},
      { headers: { [TEXTS_HEADER]: bodies.map((body) => Buffer.byteLength(body)).join() } },
    );
  const report = (rows: string, total?: number) =>
    `Date\tCampaignId\tDevice\tCost\n${rows}${total === undefined ? '' : `Total rows: ${total}\n`}`;

  it('are one block a day, in which a row told twice counts once', () => {
    const [first, second] = ['2025-11-05\t7\tDESKTOP\t1\n', '2025-11-05\t7\tMOBILE\t2\n'];
    const slices = slicesOf(together(report(first), report(first + second)));
    expect(slices).toHaveLength(1);
    expect(slices[0]!.rows).toHaveLength(2);
    expect(cost(slices[0]!)).toBe(3n);
  });

  it('keep what can be read beside one that is cut short, each line at its place', () => {
    const row = '2025-11-05\t7\tDESKTOP\t1\n';
    const mapped = together(report(row, 2), report('2025-11-04\t7\tDESKTOP\t5\nno\trow\n'));
    expect(slicesOf(mapped).map(({ slice }) => slice.key.split(':')[3])).toEqual(['2025-11-04']);
    // Three lines of the first, two good ones of the second: its bad line is the sixth.
    expect(rejectionsOf(mapped)).toMatchObject([
      { code: 'slice_incomplete', position: 1 },
      { code: 'record_unreadable', position: 6 },
    ]);
  });

  it('of rows that the columns do not tell apart are the sum, and of lines repeated whole one', () => {
    const body = 'Date\tCampaignId\tCost\n2025-11-05\t7\t1\n2025-11-05\t7\t2\n2025-11-05\t7\t2\n';
    expect(cost(slicesOf(map(body))[0]!)).toBe(3n);
  });
});

describe('the endpoint', () => {
  it('wants the bearer token', () => {
    const [endpoint] = source.endpoints;
    const settings = source.settings.parse({ token: 'a-token-of-some-length' });
    const request = (authorization: string): CollectRequest => ({
      method: 'POST',
      url: 'https://example.com/collect/yandex-direct',
      path: '/collect/yandex-direct',
      query: '',
      headers: { authorization },
      body: new Uint8Array(),
    });
    expect(endpoint!.verify(request('bearer a-token-of-some-length'), settings).ok).toBe(true);
    expect(endpoint!.verify(request('Bearer another'), settings).ok).toBe(false);
  });
});
