import { type Grid, placeOf } from '@throughline/ingest/spreadsheet/read-grid';
import type { ReadWorkbook } from '@throughline/ingest/spreadsheet/read-workbook';
import { readWorkbook } from '../../spreadsheet/read-workbook.ts';
import {
  CellError,
  FUNCTIONS,
  isMatrix,
  isTrue,
  type Matrix,
  numberOf,
  type Scalar,
} from './functions.ts';
import { type Node, parseFormula } from './parse-formula.ts';

export interface Difference {
  readonly cell: string;
  readonly formula: string;
  readonly stored: Scalar;
  readonly computed: Scalar;
}

/** A workbook whose formulae are evaluated here, whatever results it carries. */
export class Evaluation {
  readonly #grids: ReadonlyMap<string, Grid>;
  readonly #names: ReadWorkbook['names'];
  readonly #known = new Map<string, Scalar>();
  readonly #trees = new Map<string, Node>();
  readonly #changed: ReadonlyMap<string, number>;

  /** @param changed values to be put into input cells first, such as `Plan!F5`. */
  constructor(file: Uint8Array, changed: Readonly<Record<string, number>> = {}) {
    const { sheets, names } = readWorkbook(file);
    this.#grids = new Map(sheets.map((sheet) => [sheet.name, sheet.cells()]));
    this.#names = names;
    this.#changed = new Map(Object.entries(changed));
  }

  /** Every formula with its cell and what the file says that it comes to. */
  *formulas(): Generator<{
    readonly cell: string;
    readonly formula: string;
    readonly stored: Scalar;
  }> {
    for (const [sheet, grid] of this.#grids)
      for (const [row, cells] of grid)
        for (const [column, { formula, kind, text, value }] of cells)
          if (formula !== undefined)
            yield {
              cell: `${sheet}!${lettersOf(column)}${row}`,
              formula,
              stored: kind === 'number' || kind === 'date' ? (value ?? serial(text)) : text,
            };
  }

  /** Value of a cell such as `Plan!F5`. */
  cell(address: string): Scalar {
    const known = this.#known.get(address);
    if (known !== undefined) return known;
    const [sheet = '', at = ''] = address.split('!');
    const { row, column } = placeOf(at);
    const changed = this.#changed.get(address);
    if (changed !== undefined) return changed;
    const found = this.#grids.get(sheet)?.get(row)?.get(column);
    const value = !found
      ? null
      : found.formula !== undefined
        ? this.#evaluated(found.formula, sheet)
        : found.kind === 'number'
          ? found.value!
          : found.kind === 'date'
            ? serial(found.text)
            : found.text;
    this.#known.set(address, value);
    return value;
  }

  /** Value of a name that stands for one cell. */
  name(name: string): Scalar {
    const value = this.#range(this.#names.get(name)!, '');
    return value[0]![0]!;
  }

  #evaluated(formula: string, sheet: string): Scalar {
    const value = this.#value(this.#treeOf(formula), sheet);
    const one = isMatrix(value) ? value[0]![0]! : value;
    // A formula that refers to an empty cell shows 0.
    return one === null ? 0 : one;
  }

  #treeOf(formula: string): Node {
    const known = this.#trees.get(formula) ?? parseFormula(formula);
    this.#trees.set(formula, known);
    return known;
  }

  #value(node: Node, sheet: string): Scalar | Matrix {
    if (node.kind === 'value') return node.value;
    if (node.kind === 'range') {
      const of = node.sheet ?? sheet;
      return single(this.#range(`${of}!${node.from}:${node.to}`, sheet));
    }
    if (node.kind === 'name') {
      const range = this.#names.get(node.name);
      return range === undefined ? new CellError('#NAME?') : single(this.#range(range, sheet));
    }
    if (node.kind === 'operation') {
      const [left, right] = [this.#value(node.left, sheet), this.#value(node.right, sheet)];
      return each(left, right, (a, b) => operated(node.sign, a, b));
    }
    const parts = node.parts;
    if (node.name === 'IF') {
      const condition = isTrue(this.#value(parts[0]!, sheet) as Scalar);
      if (condition instanceof CellError) return condition;
      return this.#value(condition ? parts[1]! : parts[2]!, sheet);
    }
    if (node.name === 'IFERROR') {
      const value = this.#value(parts[0]!, sheet);
      return value instanceof CellError ? this.#value(parts[1]!, sheet) : value;
    }
    const evaluated = FUNCTIONS[node.name];
    if (!evaluated)
      throw new Error(`${node.name} is none of the functions that a workbook may use`);
    return evaluated(parts.map((part) => this.#value(part, sheet)));
  }

  #range(text: string, sheet: string): Matrix {
    const [, of = sheet, cells = ''] = /^(?:'?([^'!]+)'?!)?(.+)$/.exec(text)!;
    const [first = '', last = first] = cells.split(':');
    const [from, to] = [placeOf(first), placeOf(last)];
    return Array.from({ length: to.row - from.row + 1 }, (_, row) =>
      Array.from({ length: to.column - from.column + 1 }, (_, column) =>
        this.cell(`${of}!${lettersOf(from.column + column)}${from.row + row}`),
      ),
    );
  }
}

function single(matrix: Matrix): Scalar | Matrix {
  return matrix.length === 1 && matrix[0]!.length === 1 ? matrix[0]![0]! : matrix;
}

function each(
  left: Scalar | Matrix,
  right: Scalar | Matrix,
  operation: (a: Scalar, b: Scalar) => Scalar,
): Scalar | Matrix {
  if (!isMatrix(left) && !isMatrix(right)) return operation(left, right);
  const shape = isMatrix(left) ? left : (right as Matrix);
  const at = (value: Scalar | Matrix, row: number, column: number) =>
    isMatrix(value) ? value[row]![column]! : value;
  return shape.map((cells, row) =>
    cells.map((_, column) => operation(at(left, row, column), at(right, row, column))),
  );
}

function operated(sign: string, left: Scalar, right: Scalar): Scalar {
  if (left instanceof CellError) return left;
  if (right instanceof CellError) return right;
  if ('=<>='.includes(sign)) return compared(sign, left, right);
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a instanceof CellError) return a;
  if (b instanceof CellError) return b;
  if (sign === '+') return a + b;
  if (sign === '-') return a - b;
  if (sign === '*') return a * b;
  if (sign === '/') return b === 0 ? new CellError('#DIV/0!') : a / b;
  return a ** b;
}

/** An empty cell equals 0 and the empty text; a text comes after every number. */
function compared(sign: string, left: Scalar, right: Scalar): boolean {
  const filled = (value: Scalar, other: Scalar) =>
    value === null ? (typeof other === 'string' ? '' : 0) : value;
  const [a, b] = [filled(left, right), filled(right, left)];
  const order =
    typeof a === typeof b
      ? typeof a === 'string'
        ? a.toLowerCase().localeCompare((b as string).toLowerCase())
        : Number(a) - Number(b)
      : typeof a === 'string'
        ? 1
        : -1;
  if (sign === '=') return order === 0;
  if (sign === '<>') return order !== 0;
  if (sign === '<') return order < 0;
  if (sign === '>') return order > 0;
  return sign === '<=' ? order <= 0 : order >= 0;
}

function serial(date: string): number {
  return (Date.parse(`${date.slice(0, 10)}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
}

function lettersOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : lettersOf(Math.floor(column / 26) - 1) + last;
}

/** ДРР and ROMI of lines, rates of return, the monthly rate. */
const SHARES = /^(Plan!A[GHI]\d+|Payback!B[4-7]|Inputs!B\d+)$/;

/**
 * Formulae whose result in the file is another than the one computed here: by more than 0.005 (of large numbers: by more
 * than what a double keeps), shares by more than 1e-9, and anything that is not the same text.
 */
export function differences(evaluation: Evaluation): Difference[] {
  const found: Difference[] = [];
  for (const { cell, formula, stored } of evaluation.formulas()) {
    const value = evaluation.cell(cell);
    if (!isSame(stored, value, SHARES.test(cell) ? 1e-9 : 0.005))
      found.push({ cell, formula, stored, computed: value });
  }
  return found;
}

export function isSame(stored: Scalar, value: Scalar, most: number): boolean {
  if (typeof stored !== 'number' || typeof value !== 'number') return stored === value;
  return Math.abs(stored - value) <= Math.max(most, Math.abs(stored) * 1e-9);
}
