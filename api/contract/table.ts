import type { Language } from './languages.ts';
import type { AnyMetricKey } from './metrics.ts';
import type { Why } from './why.ts';

/** Words of one thing in each language. */
export type Texts = Readonly<Record<Language, string>>;

/** How the values of a column are written: `list` is of texts, `days` and `count` are numbers. */
export type ColumnUnit = 'text' | 'list' | 'money' | 'count' | 'days' | 'ratio' | 'percent';

/** Parameters of a question; several values of one are its repetitions. */
export type OpeningQuery = Readonly<Record<string, string | readonly string[]>>;

/** A question whose rows add up to a cell. */
export interface Opening {
  /** Path under `/api/v1/reports/`. */
  readonly path: string;
  readonly query: OpeningQuery;
  /** What adds up over all rows: a key of theirs, or their number. */
  readonly adds: string | 'count';
  /** Rows of this kind only. */
  readonly only?: { readonly key: string; readonly is: string };
  /** Where the answer has the rows: `rows` unless told otherwise. */
  readonly rows?: string;
  /** Where the answer says the sum itself, such as `totals.value`. */
  readonly sum?: string;
}

/**
 * Why no rows stand behind a number of its own.
 * - `derived`: it is made from other cells of its row, which open.
 * - `bound`: it describes its row, as the bound of a bin or the amount of a single sale does.
 * - `fitted`: a data-driven model learns from all journeys together.
 * - `not_listed`: journeys that led nowhere are counted, not listed.
 */
export type NotOpened = 'derived' | 'bound' | 'fitted' | 'not_listed';

/** What a column is, for every surface that shows it. */
export interface Column<Asked = never> {
  readonly key: string;
  readonly unit: ColumnUnit;
  /** The metric of the catalogue that it shows: its words, its formula and which way is better stand there. */
  readonly metric?: AnyMetricKey;
  /** Its words, where it shows none. */
  readonly label?: Texts;
  readonly better?: 'higher' | 'lower';
  /** Its cells are worth a bar. */
  readonly bar?: boolean;
  /** Keys of the cells that hold the ends of its 80 % interval. */
  readonly within?: { readonly low: string; readonly high: string };
  /** Stands between the texts of a list where a cell is one text. */
  readonly separator?: string;
  /** Its texts are channels, which have names in each language. */
  readonly isChannel?: boolean;
  /** Its texts are connected sources, which have names; without it a source is a tag of somebody's own. */
  readonly isSource?: boolean;
  /** Its texts say that the row is closed; a lock stands before the name of such a row. */
  readonly isClose?: boolean;
  /** Of the compared period. */
  readonly isPrevious?: boolean;
  /** Stands in files, not in a table on the screen. */
  readonly isAside?: boolean;
  /** Numbers only: what opens a cell. */
  opens?(row: TableRow, asked: Asked): Opening | NotOpened;
}

/** A row of a report as files and tables have it. */
export interface TableRow {
  /** What is unknown is null, what the row does not have is left out. */
  readonly cells: Readonly<Record<string, unknown>>;
  /** Sums over other rows, which must not be added to them. */
  readonly sum?: 'paid' | 'total';
  /** Money and conversions that no touch led to. */
  readonly isUnattributed?: boolean;
  /** Why a cell is null. */
  readonly why?: Readonly<Partial<Record<string, Why>>>;
  /** Of a null cell the part that is known. */
  readonly atLeast?: Readonly<Record<string, string>>;
  /** Opens the row. */
  readonly key?: string;
  /** Days of the compared period. */
  readonly compared?: { readonly from: string; readonly to: string };
}

/** A report as one flat table. */
export interface ReportTable {
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
}
