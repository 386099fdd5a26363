import { FileError } from '../file-error.ts';
import { currencyNamed } from '../headings/currency-names.ts';
import type { Meaning } from '../headings/meanings.ts';
import { isNothing } from '../reading/numbers.ts';
import type { FileReading } from '../reading/read-file.ts';

const AMOUNTS: readonly Meaning[] = ['cost', 'amount', 'net', 'subtotal', 'price', 'cost_of_goods'];
const WITHOUT_MONEY: ReadonlySet<string> = new Set([
  'calls',
  'leads',
  'visits',
  'touches',
  'stock',
  'market',
  'promo_codes',
  'searches',
  'reviews',
  'social',
]);
const TIMES: readonly Meaning[] = [
  'created',
  'paid',
  'closed',
  'changed',
  'time',
  'cancelled',
  'replied',
];

/**
 * Asks for what all rows of a file lack: it is said once, not a thousand times as a fault of each.
 * @throws FileError
 */
export function refuseUnsaid(reading: FileReading): void {
  const { options } = reading;
  if (!WITHOUT_MONEY.has(options.kind) && !hasCurrency(reading)) throw currencyMissing(reading);
  if (options.timezone === undefined) refuseNaive(reading);
  if (options.kind !== 'cost') return;
  const has = (meaning: Meaning) => reading.columns.some((column) => column.meaning === meaning);
  if (!has('day') && !has('month') && (!options.from || !options.to))
    throw new FileError('file_day_missing');
  const { spread, from, to } = options;
  if (!has('day') && !has('month') && from !== to && !spread)
    throw new FileError('file_period_unspread', { hint: `the file tells ${from} to ${to}` });
  if (!has('source') && !has('platform') && options.utmSource === undefined)
    throw new FileError('file_traffic_missing');
}

function hasCurrency({ columns, options, lines }: FileReading): boolean {
  if (options.currency !== undefined) return true;
  const told = columns.find(({ meaning }) => meaning === 'currency');
  if (
    told &&
    lines.some(({ kind, line }) => kind === 'row' && !isNothing(line.cells[told.index]?.text ?? ''))
  )
    return true;
  const amounts = columns.filter(({ meaning }) => meaning && AMOUNTS.includes(meaning));
  return !lines.some(
    ({ kind, line }) =>
      kind === 'row' && amounts.some(({ index }) => !isNothing(line.cells[index]?.text ?? '')),
  );
}

/** A sign beside a figure is no word of the column of amounts: `$` is of many currencies. */
function currencyMissing({ lines }: FileReading): FileError {
  for (const { kind, line } of lines)
    for (const { text } of kind === 'row' ? line.cells : []) {
      if (!/[€£₽₺₸₴]\s*[\d-]|\d\s*[€£₽₺₸₴]/u.test(text)) continue;
      const seen = currencyNamed(text);
      if (seen)
        return new FileError('file_currency_missing', {
          hint: `a cell shows ${JSON.stringify(text.trim().slice(0, 40))}, which may be --currency ${seen}`,
        });
    }
  return new FileError('file_currency_missing');
}

function refuseNaive({ columns, lines }: FileReading): void {
  for (const { meaning, index, heading } of columns) {
    if (!meaning || !TIMES.includes(meaning)) continue;
    for (const { kind, line } of lines) {
      const text = kind === 'row' ? (line.cells[index]?.text ?? '') : '';
      if (/\d:\d{2}/.test(text) && !/(Z|UTC|GMT|[+-]\d{2}:?\d{2})\s*$/iu.test(text))
        throw new FileError('file_timezone_missing', {
          line: line.line,
          column: heading,
          got: text,
        });
    }
  }
}
