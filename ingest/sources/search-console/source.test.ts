import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kindsOf, rejectionsOf, slicesOf } from '../../testing/mapped.ts';
import { source } from './source.ts';

const text = readFileSync(new URL('./fixtures/search_analytics.ndjson', import.meta.url), 'utf8');
const map = (body: string, settings: object = {}) =>
  source.map(
    {
      ...{ id: '00000000-0000-4000-8000-000000000000', source: 'search-console', account: 'main' },
      ...{ endpoint: 'records', receivedAt: 1_772_700_000_000_000, headers: {}, query: '' },
      body: Buffer.from(body),
    },
    { settings: source.settings.parse(settings), identity: { keepContacts: false } },
  );

describe('search analytics', () => {
  it('are a block a day and property, positions so that averages add up: 4.25 × 40 + 1 × 7 = 177', () => {
    const mapped = map(text);
    const [day] = slicesOf(mapped);
    expect(day).toMatchObject({
      type: 'search_performance',
      slice: { key: 'search_performance:https://shop.example/:2026-03-01' },
      rows: [
        {
          date: '2026-03-01',
          dimensions: { query: 'oak shelf', device: 'mobile', country: 'deu', type: 'web' },
          metrics: { impressions: 40_000_000n, clicks: 3_000_000n, position_sum: 170_000_000n },
        },
        { dimensions: { query: '' }, metrics: { position_sum: 7_000_000n } },
      ],
    });
    expect(kindsOf(mapped)).toEqual(['noRecord', 1, 1, 'skipped', 'rejection']);
    expect(rejectionsOf(mapped)).toMatchObject([{ detail: { field: 'clicks' } }]);
  });

  it('take another stream where the setting says so, and a second sync of the same is the same block', () => {
    const settings = { stream: 'search_analytics_by_date' };
    expect(kindsOf(map(text, settings))).toEqual(['noRecord', 'skipped', 'skipped', 1, 'skipped']);
    expect(slicesOf(map(text)).map(({ id }) => id)).toEqual(
      slicesOf(map(text)).map(({ id }) => id),
    );
  });

  it('from the future are refused', () => {
    const later = text.replaceAll('1772600000000', '1872600000000');
    expect(rejectionsOf(map(later))[0]).toMatchObject({ code: 'time_in_future' });
  });
});
