import { type CellReader, type ReadCell, readCell } from './read-cell.ts';
import { attribute, scanXml } from './scan-xml.ts';
import { tooLarge, unreadable } from './unreadable.ts';

const MOST_CELLS = 2_000_000;
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

/** Cells with anything in them: rows from 1, columns from 0. */
export type Grid = ReadonlyMap<number, ReadonlyMap<number, ReadCell>>;

/** The cells of a sheet. */
export function readGrid(xml: string, reader: CellReader): Grid {
  const grid = new Map<number, Map<number, ReadCell>>();
  const place = { row: 0, column: -1 };
  const cell = { type: '', style: 0, stored: '', isOpen: false };
  let formula: string | undefined;
  let collects: 'value' | 'formula' | undefined;
  let count = 0;
  scanXml(xml, {
    open(name, attributes) {
      if (name === 'row') {
        place.row = Number(attribute(attributes, 'r') ?? place.row + 1);
        place.column = -1;
      } else if (name === 'c') {
        const at = attribute(attributes, 'r');
        if (at === undefined) place.column += 1;
        else Object.assign(place, placeOf(at));
        if (place.row > MOST_ROWS || place.column >= MOST_COLUMNS || !(place.row > 0))
          throw unreadable(`the cell ${at} lies outside of a sheet`);
        cell.type = attribute(attributes, 't') ?? '';
        cell.style = Number(attribute(attributes, 's') ?? 0);
        cell.stored = '';
        formula = undefined;
        cell.isOpen = true;
      } else if (cell.isOpen && name === 'f') {
        formula = '';
        collects = 'formula';
      } else if (cell.isOpen && (name === 'v' || name === 't')) collects = 'value';
    },
    text(text) {
      if (collects === 'value') cell.stored += text;
      else if (collects === 'formula') formula += text;
    },
    close(name) {
      collects = undefined;
      if (name !== 'c') return;
      cell.isOpen = false;
      if (cell.stored === '' && formula === undefined) return;
      count += 1;
      if (count > MOST_CELLS) throw tooLarge(`a sheet has more than ${MOST_CELLS} cells`);
      const row = grid.get(place.row) ?? new Map<number, ReadCell>();
      row.set(place.column, readCell(cell.type, cell.stored, cell.style, formula, reader));
      grid.set(place.row, row);
    },
  });
  return grid;
}

/** `AB12` as row 12, column 27. */
export function placeOf(address: string): { row: number; column: number } {
  const [, letters, digits] = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(address) ?? [];
  if (letters === undefined) throw unreadable(`"${address.slice(0, 40)}" is no address of a cell`);
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(digits), column: column - 1 };
}
