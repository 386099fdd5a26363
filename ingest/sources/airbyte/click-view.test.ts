import { expect, it } from 'vitest';
import type { MeasureSlice } from '../../contract/slice.ts';
import { factsOf, kindsOf, rejectionsOf } from '../../testing/mapped.ts';
import { airbyteSettings } from './settings.ts';
import { source } from './source.ts';

const EMITTED = 1_772_700_000_000;

function map(records: readonly unknown[]) {
  return source.map(
    {
      ...{ id: '00000000-0000-4000-8000-000000000000', source: 'airbyte', account: 'ads' },
      ...{ endpoint: 'import', receivedAt: EMITTED * 1000, query: '', headers: {} },
      body: Buffer.from(records.map((one) => JSON.stringify(one)).join('\n')),
    },
    { settings: airbyteSettings.parse({}), identity: { keepContacts: false } },
  );
}
const airbyte = (data: object, emitted_at = EMITTED) => ({
  ...{ type: 'RECORD', record: { stream: 'click_view', emitted_at, data } },
});
const singer = (record: object) => ({ type: 'RECORD', stream: 'click_view_report', record });

const CLICK = {
  ...{
    'segments.date': '2026-03-04',
    'click_view.gclid': 'EAIaIQ-One',
    'campaign.id': 20417755190,
  },
  ...{ 'campaign.name': 'Brand | DE', 'ad_group.id': 157730011, 'ad_group.name': 'Name' },
  ...{ 'click_view.ad_group_ad': 'customers/4407719023/adGroupAds/157730011~690000000001' },
  ...{ 'click_view.keyword_info.text': 'oak table', 'click_view.keyword_info.match_type': 'EXACT' },
  ...{ 'segments.device': 'MOBILE', 'customer.id': 4407719023 },
};

it('tells what each click was for, a day of an account as one block', () => {
  const mapped = map([airbyte(CLICK), airbyte({ ...CLICK, 'click_view.gclid': 'EAIaIQ-Two' })]);
  const facts = new Set(mapped.records.flatMap(factsOf));
  expect(facts.size).toBe(1);
  const [slice] = facts as Set<MeasureSlice>;
  expect(slice).toMatchObject({
    type: 'ad_click',
    slice: { key: 'ad_click:google_ads:4407719023:2026-03-04', snapshotAt: EMITTED * 1000 },
  });
  expect(slice!.rows).toHaveLength(2);
  expect(slice!.rows[0]).toEqual({
    date: '2026-03-04',
    dimensions: {
      ...{ platform: 'google_ads', click_id: 'EAIaIQ-One', campaign_id: '20417755190' },
      ...{
        campaign: 'Brand | DE',
        ad_group_id: '157730011',
        ad_group: 'Name',
        ad_id: '690000000001',
      },
      ...{ keyword: 'oak table', match_type: 'exact', device: 'mobile' },
    },
    metrics: { clicks: 1_000_000n },
    rowKey: expect.stringMatching(/^[0-9a-f]{16}$/),
    emittedAt: EMITTED * 1000,
  });
});

it('reads Singer’s names, takes the account from the path, and leaves out what is not told', () => {
  const [slice] = map([
    singer({
      ...{ date: '2026-03-04T00:00:00Z', clickView__gclid: 'CjwK-Three', campaign__id: '7' },
      clickView__resourceName: 'customers/4407719023/clickViews/2026-03-04~CjwK-Three',
      clickView__keywordInfo__text: 'bed',
    }),
  ]).records.flatMap(factsOf) as MeasureSlice[];
  expect(slice!.slice.key).toBe('ad_click:google_ads:4407719023:2026-03-04');
  expect(slice!.rows[0]!.dimensions).toEqual({
    ...{ platform: 'google_ads', click_id: 'CjwK-Three', campaign_id: '7', keyword: 'bed' },
  });
});

it('refuses a click without its id or day, and one from the future, and keeps the others', () => {
  const { 'click_view.gclid': _, ...nameless } = CLICK;
  const { 'segments.date': __, ...dayless } = CLICK;
  const mapped = map([
    airbyte(nameless),
    airbyte(CLICK),
    airbyte(dayless),
    airbyte(CLICK, EMITTED + 2 * 86_400_000),
  ]);
  expect(kindsOf(mapped)).toEqual(['rejection', 1, 'rejection', 'rejection']);
  expect(rejectionsOf(mapped).map(({ code, detail }) => [code, detail.field])).toEqual([
    ['field_missing', 'click_view.gclid'],
    ['field_missing', 'segments.date'],
    ['time_in_future', 'emitted_at'],
  ]);
});
