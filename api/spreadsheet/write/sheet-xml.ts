import { columnLetters } from '../column-letters.ts';
import type { Styles } from './styles.ts';
import type { Cell, Rule, Sheet, Validation } from './workbook.ts';
import { cellText, xmlText } from './xml-text.ts';

/** Texts of cells, each stored once. */
export class SharedStrings {
  readonly #numbers = new Map<string, number>();
  #uses = 0;

  number(text: string): number {
    this.#uses += 1;
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(text, number);
    return number;
  }

  xml(): string {
    const items = [...this.#numbers.keys()].map(
      (text) => `<si><t xml:space="preserve">${cellText(text)}</t></si>`,
    );
    return `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="${this.#uses}" uniqueCount="${items.length}">${items.join('')}</sst>`;
  }
}

interface Surroundings {
  readonly strings: SharedStrings;
  readonly styles: Styles;
}

const PROTECTION =
  '<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>';

/** A sheet. Elements stand in the order of the schema. */
export function sheetXml(sheet: Sheet, around: Surroundings, isFirst: boolean): string {
  const { columns, frozen, filter, validations = [], chart } = sheet;
  return [
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">',
    `<sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">${frozen ? pane(frozen) : ''}</sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="15"/>',
    `<cols>${columns.map(({ width, isHidden }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"${isHidden ? ' hidden="1"' : ''}/>`).join('')}</cols>`,
    `<sheetData>${rowsXml(sheet.cells, around)}</sheetData>`,
    sheet.isOpen ? '' : PROTECTION,
    filter ? `<autoFilter ref="${filter}"/>` : '',
    validations.length > 0
      ? `<dataValidations count="${validations.length}">${validations.map(validationXml).join('')}</dataValidations>`
      : '',
    '<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>',
    '<pageSetup orientation="landscape"/>',
    chart ? '<drawing r:id="rId1"/>' : '',
    '</worksheet>',
  ].join('');
}

function pane({ columns, rows }: NonNullable<Sheet['frozen']>): string {
  const split = [columns > 0 && `xSplit="${columns}"`, rows > 0 && `ySplit="${rows}"`];
  const active = columns > 0 ? (rows > 0 ? 'bottomRight' : 'topRight') : 'bottomLeft';
  return `<pane ${split.filter(Boolean).join(' ')} topLeftCell="${columnLetters(columns)}${rows + 1}" activePane="${active}" state="frozen"/><selection pane="${active}"/>`;
}

function rowsXml(cells: readonly Cell[], around: Surroundings): string {
  const rows = new Map<number, Cell[]>();
  for (const cell of cells) {
    const row = rows.get(cell.row);
    if (row) row.push(cell);
    else rows.set(cell.row, [cell]);
  }
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([row, of]) => {
      const ordered = of.sort((a, b) => a.column - b.column);
      return `<row r="${row}">${ordered.map((cell) => cellXml(cell, around)).join('')}</row>`;
    })
    .join('');
}

function cellXml({ row, column, content, style }: Cell, { strings, styles }: Surroundings): string {
  const at = `<c r="${columnLetters(column)}${row}" s="${styles.number(style)}"`;
  if (content === null) return `${at}/>`;
  if (typeof content === 'number') return `${at}><v>${content}</v></c>`;
  if (typeof content === 'string') return `${at} t="s"><v>${strings.number(content)}</v></c>`;
  const { formula, result } = content;
  if (typeof result === 'number') return `${at}><f>${xmlText(formula)}</f><v>${result}</v></c>`;
  return `${at} t="str"><f>${xmlText(formula)}</f><v>${cellText(result ?? '')}</v></c>`;
}

function validationXml({ range, rule, title, message }: Validation): string {
  const { kind, operator, first, second } = bounds(rule);
  return [
    `<dataValidation type="${kind}" operator="${operator}" allowBlank="1" showErrorMessage="1" errorTitle="${xmlText(title)}" error="${xmlText(message)}" sqref="${range}">`,
    `<formula1>${first}</formula1>${second === undefined ? '' : `<formula2>${second}</formula2>`}</dataValidation>`,
  ].join('');
}

function bounds({ kind, least, most }: Rule) {
  if (least !== undefined && most !== undefined)
    return { kind, operator: 'between', first: least, second: most };
  return least === undefined
    ? { kind, operator: 'lessThanOrEqual', first: most }
    : { kind, operator: 'greaterThanOrEqual', first: least };
}
