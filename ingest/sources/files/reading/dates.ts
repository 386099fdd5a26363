import { FileError } from '../file-error.ts';
import type { PlacedCell } from './numbers.ts';
import { isNothing } from './numbers.ts';

export type DateOrder = 'ymd' | 'dmy' | 'mdy';

const MONTHS: readonly RegExp[] = [
  /^(jan|янв|oca)/u,
  /^(feb|фев|şub|sub)/u,
  /^(mar|мар)/u,
  /^(apr|апр|nis)/u,
  /^(may|ма[йя])/u,
  /^(jun|июн|haz)/u,
  /^(jul|июл|tem)/u,
  /^(aug|авг|ağu|agu)/u,
  /^(sep|сен|eyl)/u,
  /^(oct|окт|eki)/u,
  /^(nov|ноя|kas)/u,
  /^(dec|дек|ara)/u,
];

/** A date taken apart: what it shows of its order, and the clock behind it as it stands there. */
interface Parts {
  readonly numbers: readonly [number, number, number];
  readonly order: DateOrder | 'dmy or mdy';
  readonly clock: string;
}

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ,]+(.*))?$/u;
const NUMERIC = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:\s*(?:г\.?|yil)?)?(?:[T ,]+(.*))?$/u;
const DAY_MONTH = /^(\d{1,2})[\s-]+(\p{L}{3,})\.?,?[\s-]+(\d{4})(?:\s*г\.?)?(?:[ ,]+(.*))?$/u;
const MONTH_DAY = /^(\p{L}{3,})\.?\s+(\d{1,2}),?\s+(\d{4})(?:[ ,]+(.*))?$/u;

function partsOf(text: string): Parts | undefined {
  const plain = text.replace(/[\u00a0\u202f]/gu, ' ').trim();
  const iso = ISO.exec(plain);
  if (iso) {
    const [, year, month, date, clock = ''] = iso;
    return { numbers: [Number(year), Number(month), Number(date)], order: 'ymd', clock };
  }
  const numeric = NUMERIC.exec(plain);
  if (numeric) {
    const [, a, , b, y, clock = ''] = numeric;
    const year = y!.length === 2 ? 2000 + Number(y) : Number(y);
    const [first, second] = [Number(a), Number(b)];
    const order = first > 12 ? 'dmy' : second > 12 ? 'mdy' : 'dmy or mdy';
    return { numbers: [year, first, second], order, clock };
  }
  const words = DAY_MONTH.exec(plain);
  const named = words
    ? { date: words[1]!, month: words[2]!, year: words[3]!, clock: words[4] ?? '' }
    : named2(MONTH_DAY.exec(plain));
  if (!named) return undefined;
  const folded = named.month.toLowerCase().replaceAll('ı', 'i');
  const month = MONTHS.findIndex((pattern) => pattern.test(folded)) + 1;
  if (month === 0) return undefined;
  return {
    numbers: [Number(named.year), month, Number(named.date)],
    order: 'ymd',
    clock: named.clock,
  };
}

function named2(found: RegExpExecArray | null) {
  if (!found) return undefined;
  const [, month, date, year, clock = ''] = found;
  return { date: date!, month: month!, year: year!, clock };
}

/**
 * The order in which a column writes its dates: one for all of it. Undefined where none is in doubt.
 * @param hint order that the vendor or the language of the headings has, for a column that shows none.
 * @throws FileError `file_dates_differ`, `file_dates_ambiguous`, `file_dates_contradict`.
 */
export function dateOrderOf(
  cells: readonly PlacedCell[],
  column: string,
  declared: DateOrder | undefined,
  hint: DateOrder | undefined,
): { readonly order: DateOrder | undefined; readonly isAssumed: boolean } {
  let found: DateOrder | undefined;
  let doubtful: PlacedCell | undefined;
  let separator: string | undefined;
  for (const placed of cells) {
    const { cell, line } = placed;
    if (cell.kind !== 'text' || isNothing(cell.text)) continue;
    const parts = partsOf(cell.text);
    if (!parts) continue;
    if (parts.order === 'dmy or mdy') {
      doubtful ??= placed;
      separator ??= /[-/.]/.exec(cell.text)?.[0];
      if (found === 'ymd') throw differ(placed, column, found);
      continue;
    }
    if (found === undefined) {
      if (parts.order === 'ymd' && doubtful) throw differ(placed, column, 'dmy');
      found = parts.order;
    } else if (parts.order !== found) throw differ({ cell, line }, column, found);
    if (declared && parts.order !== declared && parts.order !== 'ymd')
      throw new FileError('file_dates_contradict', { line, column, got: cell.text.trim() });
  }
  if (found !== undefined) return { order: found, isAssumed: false };
  if (!doubtful) return { order: undefined, isAssumed: false };
  if (declared && declared !== 'ymd') return { order: declared, isAssumed: false };
  // Nobody writes the month first with points between.
  if (separator === '.') return { order: 'dmy', isAssumed: false };
  if (hint && hint !== 'ymd') return { order: hint, isAssumed: true };
  throw new FileError('file_dates_ambiguous', {
    ...{ line: doubtful.line, column, got: doubtful.cell.text.trim() },
  });
}

function differ({ cell, line }: PlacedCell, column: string, before: DateOrder): FileError {
  return new FileError('file_dates_differ', {
    ...{ line, column, got: cell.text.trim() },
    hint: `the dates before it are ${before}`,
  });
}

/** A date or time as ISO 8601 text with what it says of its clock; undefined for what is none. */
export function isoText(text: string, order: DateOrder | undefined): string | undefined {
  const parts = partsOf(text);
  if (!parts) return undefined;
  const [year, a, b] = parts.numbers;
  const isDayFirst = parts.order === 'dmy' || (parts.order === 'dmy or mdy' && order !== 'mdy');
  const [month, date] = parts.order === 'ymd' ? [a, b] : isDayFirst ? [b, a] : [a, b];
  const two = (number: number) => String(number).padStart(2, '0');
  const day = `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;
  if (parts.clock === '') return day;
  const clock = clockText(parts.clock);
  return clock === undefined ? undefined : `${day}T${clock}`;
}

const CLOCK =
  /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([ap]\.?m\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/iu;

function clockText(text: string): string | undefined {
  const found = CLOCK.exec(text.trim());
  if (!found) return undefined;
  const [, hours, minutes, seconds = '00', fraction, half, offset] = found;
  const hour = half ? (Number(hours) % 12) + (/^p/i.test(half) ? 12 : 0) : Number(hours);
  const zone = offset && /^(utc|gmt|z)$/i.test(offset) ? 'Z' : (offset ?? '');
  return `${String(hour).padStart(2, '0')}:${minutes}:${seconds}${fraction ? `.${fraction}` : ''}${zone}`;
}

const RANGE =
  /(\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2}\s+\p{L}{3,}\.?\s+\d{4}|\p{L}{3,}\.?\s+\d{1,2},?\s+\d{4})(?:\s*г\.?)?\s*(?:-|–|—|по|to|bis|…|\.\.)\s*(\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2}\s+\p{L}{3,}\.?\s+\d{4}|\p{L}{3,}\.?\s+\d{1,2},?\s+\d{4})/iu;

/** The range of days that a title of a report names. A slash leaves open which number is the month. */
export function rangeIn(
  text: string,
  order: DateOrder | undefined,
): { readonly from: string; readonly to: string } | undefined {
  const found = RANGE.exec(text);
  if (!found) return undefined;
  const slashed = found[1]!.includes('/');
  if (slashed && order === undefined) return undefined;
  const [from, to] = [isoText(found[1]!, order), isoText(found[2]!, order)];
  return from && to && from <= to ? { from, to } : undefined;
}
