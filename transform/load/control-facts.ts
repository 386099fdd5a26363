import type { Fact } from '@throughline/ingest/contract/fact';

const ID = '00000000-0000-4000-8000-000000000000';
const AT = 1_767_225_600_000_000;
const envelope = { id: ID, source: 'control', account: 'control', occurredAt: AT, isTest: true };
const slice = { key: 'control', snapshotAt: AT, snapshotId: ID, part: 1, parts: 1 };

/**
 * One plain fact of each kind. Where even these cannot be staged, whatever fails is not the fault of the
 * records. They are never stored.
 */
export const CONTROL_FACTS: readonly Fact[] = [
  {
    ...envelope,
    kind: 'event',
    type: 'page_view',
    name: 'control',
    precision: 'us',
    identifiers: [{ type: 'user_id', value: 'control' }],
    isBot: false,
    slice,
  },
  {
    ...envelope,
    kind: 'entity',
    entityType: 'contact',
    entityId: 'control',
    version: 1,
    op: 'upsert',
    fields: { createdAt: AT, mergedInto: null },
    identifiers: { user_id: { type: 'user_id', value: 'control' } },
  },
  {
    ...envelope,
    kind: 'slice',
    slice,
    type: 'ad_cost',
    rows: [
      {
        date: '2026-01-01',
        ...{ utmSource: 'control', utmMedium: 'cpc', campaignId: '', campaign: '' },
        ...{ adGroupId: '', adGroup: '', keyword: '', currency: 'EUR', costMicros: 1n },
        ...{ vatIncluded: null, impressions: 1, clicks: 1 },
      },
    ],
  },
  {
    ...envelope,
    kind: 'slice',
    slice,
    type: 'fx_rate',
    rows: [{ date: '2026-01-01', base: 'EUR', quote: 'USD', rate: '1' }],
  },
  {
    ...envelope,
    kind: 'slice',
    slice,
    type: 'stock_snapshot',
    rows: [{ date: '2026-01-01', dimensions: { sku: 'control' }, metrics: { available: 1n } }],
  },
];
