import { toMicros } from '../../contract/money.ts';
import { RecordError } from '../../contract/record-error.ts';
import type { MeasureRow } from '../../contract/slice.ts';
import type { Micros } from '../../contract/time.ts';
import { field } from '../../kit/fields.ts';
import { calendarDay } from '../../mapping/calendar-day.ts';
import type { JsonObject } from '../../mapping/json-object.ts';
import { rowKey } from '../../mapping/row-key.ts';

export interface PerformanceRow {
  readonly property: string;
  readonly date: string;
  readonly row: MeasureRow;
}

/** One row of search analytics. What Google withholds of queries is a row without one. */
export function performanceRow(data: JsonObject, emittedAt: Micros | undefined): PerformanceRow {
  const needed = (name: string): string => {
    const text = field.text(data, [name], 2_048);
    if (text === undefined) throw new RecordError('field_missing', { field: name });
    return text;
  };
  const property = needed('site_url');
  const date = calendarDay(needed('date'), 'date');
  const impressions = field.whole(data, ['impressions']) ?? 0;
  const clicks = field.whole(data, ['clicks']) ?? 0;
  const position = field.text(data, ['position']);
  const dimensions = {
    property,
    query: field.text(data, ['query']) ?? '',
    ...said('page', field.text(data, ['page'])),
    ...said('country', field.text(data, ['country'], 256)),
    ...said('device', field.text(data, ['device'], 256)?.toLowerCase()),
    type: field.text(data, ['search_type'], 256) ?? 'web',
  };
  return {
    ...{ property, date },
    row: {
      ...{ date, dimensions },
      metrics: {
        impressions: BigInt(impressions) * ONE,
        clicks: BigInt(clicks) * ONE,
        ...(position !== undefined && {
          position_sum: toMicros(position, 'position') * BigInt(impressions),
        }),
      },
      rowKey: rowKey({ ...dimensions, date }),
      ...(emittedAt !== undefined && { emittedAt }),
    },
  };
}

const ONE = 1_000_000n;

function said(name: string, value: string | undefined) {
  return value === undefined ? {} : { [name]: value };
}
