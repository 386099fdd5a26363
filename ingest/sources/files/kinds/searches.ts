import type { Fact } from '../../../contract/fact.ts';
import { RecordError } from '../../../contract/record-error.ts';
import type { MeasureRow, MeasureSlice } from '../../../contract/slice.ts';
import type { LeftOut, Mapped } from '../../../contract/source.ts';
import { canonicalJson } from '../../../mapping/canonical-json.ts';
import { skip } from '../../../mapping/left-out.ts';
import { sliceEnvelope } from '../../../mapping/map-slices.ts';
import { rowKey } from '../../../mapping/row-key.ts';
import { snapshotOf } from '../../../mapping/snapshot.ts';
import type { Row } from '../reading/row.ts';
import { told } from './field.ts';
import { type FileContext, mapRows, rowsOf } from './rows.ts';

const ONE = 1_000_000n;

type Read = { readonly block: string; readonly row: MeasureRow } | LeftOut | RecordError;

/**
 * Queries of a search engine by day. A day of a site (or engine) is a block that a later file restates as a whole; a row
 * without a query is what the engine does not name.
 */
export function mapSearches(context: FileContext): Mapped {
  const { delivery, reading } = context;
  const seen = new Set<string>();
  const read = new Map<Row, Read>(
    rowsOf(reading).map(({ row }) => [row, performanceOf(row, context, seen)]),
  );
  const blocks = new Map<string, MeasureRow[]>();
  for (const outcome of read.values())
    if ('block' in outcome)
      blocks.set(outcome.block, [...(blocks.get(outcome.block) ?? []), outcome.row]);
  const facts = new Map(
    [...blocks].map(([block, rows]) => {
      const words = rows.map((row) => canonicalJson(withTexts(row)));
      const envelope = sliceEnvelope(delivery, snapshotOf(delivery, block, words));
      return [block, { ...envelope, type: 'search_performance', rows } satisfies MeasureSlice];
    }),
  );
  return mapRows(context, (row) => {
    const outcome = read.get(row) ?? performanceOf(row, context, new Set());
    if (outcome instanceof RecordError) throw outcome;
    return 'block' in outcome ? [facts.get(outcome.block) as Fact] : outcome;
  });
}

function performanceOf(row: Row, { delivery }: FileContext, seen: Set<string>): Read {
  try {
    const same = canonicalJson(row.line.cells.map(({ text }) => text.trim()));
    if (seen.has(same))
      return skip(
        'row_repeated',
        'rows that repeat another one of the file whole are counted once',
      );
    seen.add(same);
    const date = row.day('day');
    if (date === undefined) throw new RecordError('field_missing', { field: row.heading('day') });
    const impressions = row.count('impressions') ?? 0;
    const position = row.money('position');
    const property = row.text('platform', 256) ?? delivery.account;
    return {
      block: `search_performance:files:${delivery.account}:${property}:${date}`,
      row: {
        date,
        dimensions: told({
          ...{ property, query: row.text('query') ?? '', type: 'web' },
          page: row.text('url'),
          country: row.text('region', 256),
        }) as MeasureRow['dimensions'],
        metrics: {
          impressions: BigInt(impressions) * ONE,
          clicks: BigInt(row.count('clicks') ?? 0) * ONE,
          // Of what was not shown there is no place.
          ...(position !== undefined &&
            impressions > 0 && { position_sum: position * BigInt(impressions) }),
        },
        rowKey: rowKey({ of: same, date }),
      },
    };
  } catch (error) {
    if (error instanceof RecordError) return error;
    throw error;
  }
}

function withTexts(row: MeasureRow) {
  return JSON.parse(
    JSON.stringify(row, (_name, value: unknown) =>
      typeof value === 'bigint' ? `${value}n` : value,
    ),
  ) as Record<string, unknown>;
}
