import { toCurrency, toMicros } from '../../../contract/money.ts';
import { RecordError } from '../../../contract/record-error.ts';
import { type Micros, parseInstant } from '../../../contract/time.ts';
import { currencyNamed } from '../headings/currency-names.ts';
import type { Meaning } from '../headings/meanings.ts';
import { type Cell, type Line, NO_CELL } from '../table/table.ts';
import type { Column } from './columns.ts';
import { type DateOrder, isoText } from './dates.ts';
import { type Decimal, isNothing, plainNumber } from './numbers.ts';

/** How the cells of a column are written. */
export interface StyledColumn extends Column {
  readonly decimal: Decimal;
  readonly dates: DateOrder | undefined;
}

export type ColumnsByMeaning = ReadonlyMap<Meaning, StyledColumn>;

/** Excel does not evaluate what it is told to be a text; nor is it evaluated here. */
const TEXT_MARK = /^'(?=[=+\-@'])/;

/** One row of a file, read by what its columns mean. What is there and cannot be read is a `RecordError` naming its column. */
export class Row {
  readonly line: Line;
  readonly #columns: ColumnsByMeaning;
  readonly #zone: string | undefined;

  constructor(line: Line, columns: ColumnsByMeaning, zone: string | undefined) {
    this.line = line;
    this.#columns = columns;
    this.#zone = zone;
  }

  /** Whether the file has a column of it. */
  knows(meaning: Meaning): boolean {
    return this.#columns.has(meaning);
  }

  has(meaning: Meaning): boolean {
    return this.text(meaning) !== undefined;
  }

  heading(meaning: Meaning): string {
    return this.#columns.get(meaning)?.heading ?? meaning;
  }

  /** The text, without blanks around it; undefined where nothing is said. */
  text(meaning: Meaning, length = 2048): string | undefined {
    const cell = this.#cell(meaning);
    if (isNothing(cell.text)) return undefined;
    return cell.text.trim().replace(TEXT_MARK, '').slice(0, length);
  }

  /** Like `text`; a row without it is refused. */
  needed(meaning: Meaning, length?: number): string {
    const text = this.text(meaning, length);
    if (text === undefined)
      throw new RecordError('field_missing', { field: this.heading(meaning) });
    return text;
  }

  money(meaning: Meaning): bigint | undefined {
    const plain = this.#number(meaning);
    if (plain === undefined) return undefined;
    return toMicros(plain, this.heading(meaning));
  }

  /** A whole number from 0. */
  count(meaning: Meaning): number | undefined {
    const plain = this.#number(meaning);
    if (plain === undefined) return undefined;
    const number = Number(plain);
    if (Number.isSafeInteger(number) && number >= 0) return number;
    throw new RecordError('field_invalid', {
      ...{ field: this.heading(meaning), expected: 'a whole number from 0' },
      got: this.#cell(meaning).text,
    });
  }

  /** `YYYY-MM-DD`. */
  day(meaning: Meaning): string | undefined {
    return this.iso(meaning)?.slice(0, 10);
  }

  /** µs UTC; a time without an offset is one of the zone of the file. */
  time(meaning: Meaning): Micros | undefined {
    const iso = this.iso(meaning);
    if (iso === undefined) return undefined;
    const field = this.heading(meaning);
    return parseInstant(iso, { field, ...(this.#zone && { zone: this.#zone }) }).at;
  }

  /** Of an amount: its own column, its heading, else what the file says as a whole. */
  currency(amount: Meaning, byFile: string | undefined): string {
    const told = this.text('currency');
    const named = told === undefined ? undefined : (currencyNamed(told) ?? told);
    const code = named ?? this.#columns.get(amount)?.currency ?? byFile;
    if (code === undefined) throw new RecordError('field_missing', { field: 'currency' });
    return toCurrency(code, this.heading('currency'));
  }

  truth(meaning: Meaning): boolean | undefined {
    const text = this.text(meaning)?.toLowerCase();
    if (text === undefined) return undefined;
    if (/^(1|true|yes|y|да|evet|истина|doğru)$/u.test(text)) return true;
    if (/^(0|false|no|n|нет|hayır|ложь|yanlış)$/u.test(text)) return false;
    throw new RecordError('field_invalid', {
      ...{ field: this.heading(meaning), expected: 'yes or no', got: text },
    });
  }

  #cell(meaning: Meaning): Cell {
    const column = this.#columns.get(meaning);
    return (column && this.line.cells[column.index]) ?? NO_CELL;
  }

  #number(meaning: Meaning): string | undefined {
    const cell = this.#cell(meaning);
    if (isNothing(cell.text)) return undefined;
    const plain = plainNumber(cell, this.#columns.get(meaning)!.decimal);
    if (plain !== undefined) return plain;
    throw new RecordError('money_unreadable', {
      ...{ field: this.heading(meaning), expected: 'a number', got: cell.text.trim() },
    });
  }

  /** As ISO 8601, in whatever zone it is told. */
  iso(meaning: Meaning): string | undefined {
    const cell = this.#cell(meaning);
    if (isNothing(cell.text)) return undefined;
    const iso =
      cell.kind === 'date' ? cell.text : isoText(cell.text, this.#columns.get(meaning)!.dates);
    if (iso === undefined)
      throw new RecordError('time_unreadable', {
        ...{ field: this.heading(meaning), expected: 'a date', got: cell.text.trim() },
      });
    // Days that do not exist are refused here as well.
    parseInstant(iso, { field: this.heading(meaning), zone: this.#zone ?? 'UTC' });
    return iso;
  }
}
