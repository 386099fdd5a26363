import type { RawDelivery } from '../../contract/delivery.ts';
import type { CostRow, SliceFact } from '../../contract/fact.ts';
import { RecordError } from '../../contract/record-error.ts';
import type { LeftOut, Mapped, MappedRecord, Source } from '../../contract/source.ts';
import { adCostKey, adCostSlice, type CostLevel } from '../../mapping/ad-cost.ts';
import { noRecord, skip } from '../../mapping/left-out.ts';
import { type RecordText, rejectDelivery } from '../../mapping/map-records.ts';
import { type BlockRow, mapSlices, sliceEnvelope } from '../../mapping/map-slices.ts';
import { rowKey } from '../../mapping/row-key.ts';
import { snapshotOf } from '../../mapping/snapshot.ts';
import { textsOf } from '../../mapping/texts-of.ts';
import { bearerEndpoint } from '../../verification/bearer-endpoint.ts';
import { cellsByName, levelOf, readRow, rowDay } from './cost-row.ts';
import { daysOf } from './days.ts';
import { EXAMPLE } from './example.ts';
import { readReport as cutReport, type Report, type ReportLine } from './report.ts';
import { distinctKeys } from './row-keys.ts';
import { type YandexDirectSettings, yandexDirectSettings } from './settings.ts';

const PLATFORM = 'yandex_direct';

/** Reports of the Yandex.Direct Reports API (v501) as TSV: a file, or a body over HTTP. */
export const source: Source<YandexDirectSettings> = {
  name: 'yandex-direct',
  title: 'Yandex.Direct reports',
  about: {
    verification: '`Authorization: Bearer` with `token`',
    dedupe: 'day of an account and level; row without its metrics',
    version: 'the last import of the day',
    becomes: 'slice `ad_cost`',
  },
  settings: yandexDirectSettings,
  endpoints: [bearerEndpoint('yandex-direct', { name: 'report', megabytes: 64, holds: 'table' })],
  example: EXAMPLE,
  importing: { kind: 'text' },
  map: (delivery, { settings }) => {
    const reports = textsOf(delivery).map((text) => readReport(text, settings));
    const [only] = reports;
    if (reports.length === 1 && only instanceof RefusedReport)
      return rejectDelivery(delivery, only.error);
    const lines = reports.flatMap(linesOf);
    const mapped = mapSlices<CostRow>(delivery, lines, {
      read: (value) => readLine(value as LineOf, delivery, settings),
      make: adCostSlice,
    });
    return withEmptyDays(mapped, delivery, reports, lines, settings);
  },
};

/** A report that cannot be taken as a whole. */
class RefusedReport {
  readonly text: string;
  readonly error: RecordError;
  constructor(text: string, error: RecordError) {
    this.text = text;
    this.error = error;
  }
}

/** A report whose columns are known. */
interface KnownReport extends Report {
  readonly columns: readonly string[];
  readonly level: CostLevel;
  /** Tells rows of one key apart that one report has; see `distinctKeys`. */
  readonly keys: readonly string[];
}

/** A line of one of the reports. */
interface LineOf {
  readonly report: KnownReport;
  readonly index: number;
  readonly line: ReportLine;
}

function readReport(text: string, settings: YandexDirectSettings): KnownReport | RefusedReport {
  try {
    return knownReport(cutReport(text, settings.columns));
  } catch (error) {
    if (error instanceof RecordError) return new RefusedReport(text, error);
    throw error;
  }
}

function knownReport(report: Report): KnownReport {
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
  return { ...report, columns, level: levelOf(columns), keys: distinctKeys(report.lines, columns) };
}

/** Records of a report, one a line; of a refused one the first is the refusal. */
function linesOf(report: KnownReport | RefusedReport): RecordText[] {
  if (!(report instanceof RefusedReport))
    return report.lines.map(({ raw, value: line }, index) => ({
      raw,
      value: { report, index, line } satisfies LineOf,
    }));
  return report.text
    .replace(/\r?\n$/, '')
    .split('\n')
    .map((raw, index) =>
      index === 0 ? { raw: report.text, value: report.error } : { raw, value: REFUSED_LINE },
    );
}

const REFUSED_LINE = 'line of a report that was refused';

function readLine(
  value: LineOf | typeof REFUSED_LINE,
  delivery: RawDelivery,
  settings: YandexDirectSettings,
): BlockRow<CostRow> | LeftOut {
  if (value === REFUSED_LINE) return noRecord(value);
  const { report, line, index } = value;
  if (line.kind !== 'row') return noRecord(`${line.kind} line`);
  const { level } = report;
  if (settings.level && settings.level !== level)
    return skip(
      'level_repeats',
      `rows of a report of level ${level} are not taken, for the account takes level ${settings.level}; level: ${level} takes them instead`,
      level,
    );
  const cells = cellsByName(report.columns, line.cells);
  const date = rowDay(cells, report.range, delivery.receivedAt, settings.timezone);
  const account = settings.accountId ?? cells.get('ClientLogin') ?? delivery.account;
  const key = adCostKey(PLATFORM, account, date, level);
  const row = readRow(cells, date, settings);
  return { block: key, key, row: { ...row, rowKey: rowKey({ of: report.keys[index], date }) } };
}

/**
 * The API leaves out days without impressions. A day that a report covers and none tells of is
 * therefore an empty block: it removes what an earlier report said. Days are left alone where a row was
 * refused, and where the rows name their accounts themselves.
 */
function withEmptyDays(
  mapped: Mapped,
  delivery: RawDelivery,
  reports: readonly (KnownReport | RefusedReport)[],
  lines: readonly RecordText[],
  settings: YandexDirectSettings,
): Mapped {
  if (mapped.records.some((record) => 'rejection' in record)) return mapped;
  const account = settings.accountId ?? delivery.account;
  const done = new Set(
    mapped.records.flatMap((record) =>
      'facts' in record ? record.facts.map((fact) => (fact as SliceFact).slice.key) : [],
    ),
  );
  // They ride on the first row of their report; on its name line where it has none.
  const carried = new Map<number, SliceFact[]>();
  for (const report of reports) {
    if (report instanceof RefusedReport || !report.range) continue;
    if (settings.level && settings.level !== report.level) continue;
    if (!settings.accountId && report.columns.includes('ClientLogin')) continue;
    const empty = daysOf(report.range.from, report.range.to)
      .map((date) => adCostKey(PLATFORM, account, date, report.level))
      .filter((key) => !done.has(key) && done.add(key))
      .map((key) => adCostSlice(sliceEnvelope(delivery, snapshotOf(delivery, key, [])), []));
    const own = (index: number) => (lines[index]!.value as LineOf).report === report;
    const row = mapped.records.findIndex((record, index) => 'facts' in record && own(index));
    const name = lines.findIndex(({ value }, index) => own(index) && isNameLine(value));
    if (empty.length > 0) carried.set(row >= 0 ? row : name, empty);
  }
  if (carried.size === 0) return mapped;
  const records = mapped.records.map((record, index): MappedRecord => {
    const empty = carried.get(index);
    if (!empty) return record;
    return { facts: [...('facts' in record ? record.facts : []), ...empty] };
  });
  return { records };
}

function isNameLine(value: unknown): boolean {
  return typeof value === 'object' && (value as LineOf).line.kind === 'name';
}
