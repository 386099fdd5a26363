import type { Fact } from '../../../contract/fact.ts';
import { deterministicId } from '../../../contract/ids.ts';
import { RecordError } from '../../../contract/record-error.ts';
import type { Mapped } from '../../../contract/source.ts';
import { entityFact } from '../../../mapping/entity-fact.ts';
import type { Row } from '../reading/row.ts';
import { field, told } from './field.ts';
import { personOf } from './person.ts';
import { type FileContext, mapRows } from './rows.ts';

/** Stars are of five unless a rating is above. */
const STARS = 5n * 1_000_000n;
const TEN = 10n * 1_000_000n;

/** Reviews, one a row. One without an id of its own is named by where, when and what was written. */
export function mapReviews(context: FileContext): Mapped {
  const scale = scaleOf(context);
  return mapRows(context, (row) => [reviewOf(row, context, scale)]);
}

/** A file that has a rating above five is of ten. */
function scaleOf({ reading }: FileContext): bigint {
  const isOfTen = reading.lines.some(
    (line) => line.kind === 'row' && (ratingIn(line.row) ?? 0n) > STARS,
  );
  return isOfTen ? TEN : STARS;
}

/** Undefined too where it cannot be read: the row itself says so. */
function ratingIn(row: Row): bigint | undefined {
  try {
    return row.money('rating');
  } catch {
    return undefined;
  }
}

function reviewOf(row: Row, { delivery, identity, takenAt }: FileContext, scale: bigint): Fact {
  const createdAt = row.time('created');
  if (createdAt === undefined)
    throw new RecordError('field_missing', { field: row.heading('created') });
  const rating = row.money('rating');
  if (rating !== undefined && (rating < 0n || rating > scale))
    throw new RecordError('field_invalid', {
      ...{ field: row.heading('rating'), expected: `a rating from 0 to ${scale / 1_000_000n}` },
      got: row.text('rating') ?? '',
    });
  const [platform, branch] = [row.text('platform', 256), row.text('branch', 256)];
  const [product, comment] = [row.text('product', 256), row.text('comment')];
  const named = [platform, branch, product, comment, rating].map((one) => `${one ?? ''}`);
  return entityFact(delivery, {
    entityType: 'review',
    entityId: row.text('id', 256) ?? deterministicId('review', createdAt, ...named),
    version: takenAt,
    op: 'upsert',
    occurredAt: createdAt,
    isTest: false,
    identifiers: personOf(row, identity),
    fields: told({
      ...{ createdAt, rating, ...(rating !== undefined && { ratingMax: scale }) },
      ...{ platform: field(row, 'platform', platform), branch: field(row, 'branch', branch) },
      ...{ object: field(row, 'product', product), text: field(row, 'comment', comment) },
      replyAt: field(row, 'replied', row.time('replied')),
      orderId: field(row, 'order_number', row.text('order_number', 256)),
      url: field(row, 'url', row.text('url')),
    }),
  });
}
