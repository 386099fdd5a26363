import { FileError } from '../file-error.ts';
import type { Cell } from '../table/table.ts';

export type Decimal = 'comma' | 'point';

/** A cell with where it stands, for what is said about it. */
export interface PlacedCell {
  readonly cell: Cell;
  readonly line: number;
}

/** What a system writes where it has nothing to say. */
export function isNothing(text: string): boolean {
  return /^[\s\u00a0]*(|-{1,3}|—|–|n\/a|null|none|нет данных)[\s\u00a0]*$/i.test(text);
}

const BLANKS = /[\s\u00a0\u202f\u2009'’`]/gu;
const SIGNS = /[€£$₽₺₸₴¥%]|руб\.?|р\.$|\bTL\b|[A-Z]{3}/gu;
const NUMBER = /^[+-]?\d[\d.,]*$|^[+-]?[.,]\d+$/;

/** A number without thousand blanks, signs of currencies and brackets; undefined for what is none. */
export function bareNumber(text: string): string | undefined {
  let bare = text.trim().replace(SIGNS, '').replace(BLANKS, '').replace(/^[−–]/u, '-');
  const bracketed = /^\((.*)\)$/.exec(bare);
  if (bracketed) bare = `-${bracketed[1]}`;
  const behind = /^(.*)[-−]$/u.exec(bare);
  if (behind) bare = `-${behind[1]}`;
  return NUMBER.test(bare) ? bare : undefined;
}

/** What one number shows about its column: certain, or nothing where both readings are possible. */
export function evidenceOf(bare: string): Decimal | 'ambiguous' | 'plain' | 'contradiction' {
  const digits = bare.replace(/^[+-]/, '');
  const points = digits.split('.').length - 1;
  const commas = digits.split(',').length - 1;
  if (points === 0 && commas === 0) return 'plain';
  if (points > 0 && commas > 0) {
    const decimal = digits.lastIndexOf('.') > digits.lastIndexOf(',') ? 'point' : 'comma';
    if ((decimal === 'point' ? points : commas) > 1) return 'contradiction';
    return isGrouped(digits, decimal) ? decimal : 'contradiction';
  }
  const mark = points > 0 ? '.' : ',';
  const other: Decimal = mark === '.' ? 'comma' : 'point';
  const own: Decimal = mark === '.' ? 'point' : 'comma';
  if (points + commas > 1) return isGrouped(digits, other) ? other : 'contradiction';
  const [whole, fraction] = digits.split(mark) as [string, string];
  const isGroup = fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  return isGroup ? 'ambiguous' : own;
}

/** Whether what stands before the decimals is in groups of three. */
function isGrouped(digits: string, decimal: Decimal): boolean {
  const [mark, thousands] = decimal === 'point' ? ['.', ','] : [',', '.'];
  const whole = digits.split(mark)[0]!;
  return whole
    .split(thousands)
    .every((group, at) => (at === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(group));
}

/**
 * How a column writes its decimals: all of its numbers have to agree.
 * @returns undefined where no number of it says anything.
 * @throws FileError `file_decimals_differ`, `file_decimals_contradict`.
 */
export function decimalOf(
  cells: readonly PlacedCell[],
  column: string,
  declared: Decimal | undefined,
): Decimal | undefined {
  let found: Decimal | undefined = declared;
  for (const { cell, line } of cells) {
    if (cell.kind !== 'text' || isNothing(cell.text)) continue;
    const bare = bareNumber(cell.text);
    const shown = bare === undefined ? 'plain' : evidenceOf(bare);
    if (shown === 'plain' || shown === 'ambiguous') continue;
    if (shown === 'contradiction')
      throw new FileError('file_decimals_differ', { line, column, got: cell.text.trim() });
    if (found === undefined) found = shown;
    else if (shown !== found)
      throw new FileError(declared ? 'file_decimals_contradict' : 'file_decimals_differ', {
        ...{ line, column, got: cell.text.trim() },
        ...(declared ? {} : { hint: `the numbers before it have a decimal ${found}` }),
      });
  }
  return found;
}

/** The first number of a column that may be read in two ways. */
export function ambiguousIn(cells: readonly PlacedCell[]): PlacedCell | undefined {
  return cells.find(({ cell }) => {
    const bare = cell.kind === 'text' ? bareNumber(cell.text) : undefined;
    return bare !== undefined && evidenceOf(bare) === 'ambiguous';
  });
}

/** The number as a decimal with a point, for `toMicros`; undefined for what is none. */
export function plainNumber(cell: Cell, decimal: Decimal): string | undefined {
  if (cell.kind === 'number') return cell.text;
  const bare = bareNumber(cell.text);
  if (bare === undefined) return undefined;
  const plain =
    decimal === 'comma' ? bare.replaceAll('.', '').replace(',', '.') : bare.replaceAll(',', '');
  return /^[+-]?\d*\.?\d+\.?$/.test(plain) ? plain : undefined;
}
