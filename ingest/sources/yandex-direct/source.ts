import type { RawDelivery } from '../../contract/delivery.ts';
import type { CostRow, SliceFact } from '../../contract/fact.ts';
import { RecordError } from '../../contract/record-error.ts';
import { adCostKey, adCostSlice, type CostLevel } from '../../mapping/ad-cost.ts';
import { noRecord, skip } from '../../mapping/left-out.ts';
import { decodeText, rejectDelivery } from '../../mapping/map-records.ts';
import { type BlockRow, mapSlices, sliceEnvelope } from '../../mapping/map-slices.ts';
import { snapshotOf } from '../../mapping/snapshot.ts';
import { bearerToken } from '../../verification/bearer-token.ts';
import type { LeftOut, Mapped, MappedRecord, Source } from '../source.ts';
import { cellsByName, levelOf, readRow, rowDay } from './cost-row.ts';
import { daysOf } from './days.ts';
import { type Report, type ReportLine, readReport } from './report.ts';
import { type YandexDirectSettings, yandexDirectSettings } from './settings.ts';

const PLATFORM = 'yandex_direct';

/** Reports of the Yandex.Direct Reports API (v501) as TSV: a file, or a body over HTTP. */
export const source: Source<YandexDirectSettings> = {
  name: 'yandex-direct',
  title: 'Yandex.Direct reports',
  settings: yandexDirectSettings,
  endpoints: [
    {
      name: 'report',
      methods: ['POST'],
      paths: ['/collect/yandex-direct', '/collect/yandex-direct/:account'],
      maxBodyBytes: 64 * 1024 * 1024,
      holds: 'table',
      keepHeaders: [],
      verifyHead: (request, settings) => bearerToken(request, settings.token),
      verify: (request, settings) => bearerToken(request, settings.token),
      accepted: { status: 202 },
    },
  ],
  importing: { kind: 'text' },
  map: (delivery, { settings }) => {
    try {
      return mapReport(delivery, readReport(decodeText(delivery.body), settings.columns), settings);
    } catch (error) {
      if (error instanceof RecordError) return rejectDelivery(delivery, error);
      throw error;
    }
  },
};

function mapReport(delivery: RawDelivery, report: Report, settings: YandexDirectSettings): Mapped {
  const { columns } = report;
  if (!columns)
    throw new RecordError('record_unreadable', {
      expected:
        'a line of column names with Date and Cost, or `columns` in the settings for reports without it',
      got: report.lines[0]?.raw ?? '',
    });
  // A cut report would erase the rows that it lacks, so none of its days is replaced.
  if (report.total !== undefined && report.total !== report.rows)
    throw new RecordError('slice_incomplete', {
      field: 'Total rows',
      expected: `${report.total} rows; the report is cut short, fetch it again`,
      got: `${report.rows} rows`,
    });
  const level = levelOf(columns);
  if (settings.level && settings.level !== level)
    return {
      records: report.lines.map(({ value: { kind } }) =>
        kind === 'row' ? otherLevel(level, settings.level!) : noRecord(`${kind} line`),
      ),
    };
  const mapped = mapSlices<CostRow>(delivery, report.lines, {
    read: (value) => readLine(value as ReportLine, columns, level, delivery, report, settings),
    make: adCostSlice,
  });
  return withEmptyDays(mapped, delivery, report, level, settings);
}

function otherLevel(level: CostLevel, taken: CostLevel): LeftOut {
  const message = `rows of a report of level ${level} are not taken, for the account takes level ${taken}; level: ${level} takes them instead`;
  return skip('level_repeats', message, level);
}

function readLine(
  line: ReportLine,
  columns: readonly string[],
  level: CostLevel,
  delivery: RawDelivery,
  report: Report,
  settings: YandexDirectSettings,
): BlockRow<CostRow> | LeftOut {
  if (line.kind !== 'row') return noRecord(`${line.kind} line`);
  const cells = cellsByName(columns, line.cells);
  const date = rowDay(cells, report.range, delivery.receivedAt, settings.timezone);
  const account = settings.accountId ?? cells.get('ClientLogin') ?? delivery.account;
  const key = adCostKey(PLATFORM, account, date, level);
  return { block: key, key, row: readRow(cells, date, settings) };
}

/**
 * The API leaves out days without impressions. A day that the report covers and tells nothing of is
 * therefore an empty block: it removes what an earlier report said. Days with a refused row are left
 * alone, and so is everything when the rows name their accounts themselves.
 */
function withEmptyDays(
  mapped: Mapped,
  delivery: RawDelivery,
  report: Report,
  level: CostLevel,
  settings: YandexDirectSettings,
): Mapped {
  const rejected = mapped.records.some((record) => 'rejection' in record);
  const manyAccounts = !settings.accountId && report.columns?.includes('ClientLogin');
  if (!report.range || rejected || manyAccounts) return mapped;
  const account = settings.accountId ?? delivery.account;
  const told = new Set(
    mapped.records.flatMap((record) =>
      'facts' in record ? record.facts.map((fact) => (fact as SliceFact).slice.key) : [],
    ),
  );
  const empty = daysOf(report.range.from, report.range.to)
    .map((date) => adCostKey(PLATFORM, account, date, level))
    .filter((key) => !told.has(key))
    .map((key) => adCostSlice(sliceEnvelope(delivery, snapshotOf(delivery, key, [])), []));
  if (empty.length === 0) return mapped;
  // They ride on the first row; on the name line when the report has none.
  const row = mapped.records.findIndex((record) => 'facts' in record);
  const carrier = row >= 0 ? row : report.lines.findIndex(({ value }) => value.kind === 'name');
  const records = mapped.records.map((record, index): MappedRecord => {
    if (index !== carrier) return record;
    return { facts: [...('facts' in record ? record.facts : []), ...empty] };
  });
  return { records };
}
