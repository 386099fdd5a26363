import { type CellStyle, NUMBER_FORMATS } from './workbook.ts';
import { xmlText } from './xml-text.ts';

const FIRST_FORMAT = 164;
const FORMATS = Object.keys(NUMBER_FORMATS) as (keyof typeof NUMBER_FORMATS)[];
/** Pale yellow: what is to be filled in. */
const INPUT_FILL = 'FFFFF8DC';

/** The styles that a workbook uses, numbered as they come. */
export class Styles {
  readonly #numbers = new Map<string, number>([[keyOf({}), 0]]);
  readonly #used: CellStyle[] = [{}];

  number(style: CellStyle = {}): number {
    const key = keyOf(style);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#used.length);
    return this.#used.push(style) - 1;
  }

  xml(): string {
    const formats = FORMATS.map(
      (format, index) =>
        `<numFmt numFmtId="${FIRST_FORMAT + index}" formatCode="${xmlText(NUMBER_FORMATS[format])}"/>`,
    );
    return [
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      `<numFmts count="${formats.length}">${formats.join('')}</numFmts>`,
      '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>',
      '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>',
      '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
      `<fill><patternFill patternType="solid"><fgColor rgb="${INPUT_FILL}"/><bgColor indexed="64"/></patternFill></fill></fills>`,
      '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      `<cellXfs count="${this.#used.length}">${this.#used.map(xf).join('')}</cellXfs>`,
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
      '</styleSheet>',
    ].join('');
  }
}

function xf({ format, isBold, isInput, isUnlocked, isWrapped }: CellStyle): string {
  const number = format ? FIRST_FORMAT + FORMATS.indexOf(format) : 0;
  const inside = [
    isWrapped && '<alignment vertical="top" wrapText="1"/>',
    isUnlocked && '<protection locked="0"/>',
  ].filter(Boolean);
  const attributes = [
    `numFmtId="${number}" fontId="${isBold ? 1 : 0}" fillId="${isInput ? 2 : 0}" borderId="0" xfId="0"`,
    format && 'applyNumberFormat="1"',
    isBold && 'applyFont="1"',
    isInput && 'applyFill="1"',
    isWrapped && 'applyAlignment="1"',
    isUnlocked && 'applyProtection="1"',
  ].filter(Boolean);
  return `<xf ${attributes.join(' ')}>${inside.join('')}</xf>`;
}

function keyOf({ format, isBold, isInput, isUnlocked, isWrapped }: CellStyle): string {
  return [format, isBold, isInput, isUnlocked, isWrapped].map((part) => part || '').join();
}
