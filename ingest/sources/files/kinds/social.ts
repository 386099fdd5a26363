import type { Fact } from '../../../contract/fact.ts';
import { sha256 } from '../../../contract/ids.ts';
import { RecordError } from '../../../contract/record-error.ts';
import type { MeasureRow, MeasureSlice } from '../../../contract/slice.ts';
import type { Mapped } from '../../../contract/source.ts';
import { dayOf } from '../../../contract/time.ts';
import { canonicalJson } from '../../../mapping/canonical-json.ts';
import { sliceEnvelope } from '../../../mapping/map-slices.ts';
import { rowKey } from '../../../mapping/row-key.ts';
import { snapshotOf } from '../../../mapping/snapshot.ts';
import type { Row } from '../reading/row.ts';
import { told } from './field.ts';
import { type FileContext, mapRows } from './rows.ts';

const METRICS = [
  ...(['impressions', 'reach', 'engagements', 'likes', 'comments', 'shares'] as const),
  ...(['clicks', 'views', 'followers', 'mentions'] as const),
] as const;

/**
 * Posts, mentions and followers, one a row. A row that names a post is that post, whose figures a later file restates; one
 * without is of its profile on its day.
 */
export function mapSocial(context: FileContext): Mapped {
  return mapRows(context, (row) => [statsOf(row, context)]);
}

function statsOf(row: Row, { delivery, reading }: FileContext): Fact {
  const at = row.time('time');
  if (at === undefined) throw new RecordError('field_missing', { field: row.heading('time') });
  const metrics = told(
    Object.fromEntries(
      METRICS.map((metric) => {
        const count = row.count(metric);
        return [metric, count === undefined ? undefined : BigInt(count) * 1_000_000n];
      }),
    ),
  ) as MeasureRow['metrics'];
  const network = row.needed('network', 256).toLowerCase();
  const post = row.text('post', 256);
  const date = dayOf(at, reading.options.timezone ?? 'UTC');
  // A day without an hour says nothing about the best one.
  const isTimed = /\d:\d{2}/.test(row.text('time') ?? '');
  const kind =
    row.text('operation', 256)?.toLowerCase() ??
    (post !== undefined ? 'post' : metrics.mentions !== undefined ? 'mention' : 'profile');
  const about = told({ network, profile: row.text('customer', 256), post, kind });
  const dimensions = told({
    ...about,
    ...(isTimed && { published: new Date(at / 1_000).toISOString() }),
    url: row.text('url'),
  });
  const names = post === undefined ? { ...about, date } : { network, post };
  const key = `social:files:${delivery.account}:${sha256(canonicalJson(names)).slice(0, 16)}`;
  const content = canonicalJson({
    ...{ date, dimensions },
    metrics: Object.fromEntries(Object.entries(metrics).map(([name, of]) => [name, `${of}`])),
  });
  return {
    ...sliceEnvelope(delivery, snapshotOf(delivery, key, [content])),
    type: 'social_stats',
    rows: [{ date, dimensions, metrics, rowKey: rowKey(names) } as MeasureRow],
  } satisfies MeasureSlice as Fact;
}
