import { currencyOf, foldHeading, foldText, vatIn } from '../headings/fold.ts';
import { FILE_KINDS, meaningsOf } from '../headings/kinds.ts';
import { VENDORS } from '../headings/vendors.ts';
import type { Line } from '../table/table.ts';
import { isoText } from './dates.ts';
import { bareNumber } from './numbers.ts';
import type { FileOptions } from './options.ts';

const LOOKED_AT = 30;
const LEAST = 3;

/** The row of headings, and the lines above it. */
export interface Header {
  /** Its place among the lines; the last of two rows. */
  readonly at: number;
  readonly first: number;
  readonly names: readonly string[];
}

let words: ReadonlySet<string> | undefined;

/** Every heading that any kind or vendor knows. */
function allWords(): ReadonlySet<string> {
  words ??= new Set([
    ...FILE_KINDS.flatMap((kind) => [...meaningsOf(kind).keys()]),
    ...VENDORS.flatMap((row) => [
      ...row.signature.flat(),
      ...Object.values(row.words ?? {}).flat(),
    ]),
  ]);
  return words;
}

/** How many headings of a line are known, each once. */
function knownIn({ cells }: Line, said: ReadonlySet<string>): number {
  const names = new Set(
    cells.flatMap(({ text }) => {
      if (text === '' || text.length > 128) return [];
      const { name } = foldHeading(text);
      return allWords().has(name) || said.has(name) || said.has(foldText(text)) ? [name] : [];
    }),
  );
  return names.size;
}

/** How many headings are known in the best of some lines. */
export function hitsIn(columns: FileOptions['columns']): (lines: readonly Line[]) => number {
  const said = new Set(Object.keys(columns ?? {}).map(foldText));
  return (lines) => Math.max(0, ...lines.map((line) => knownIn(line, said)));
}

/** The first of the first 30 lines with at least three known headings, joined with the row below that belongs to it. */
export function findHeader(
  lines: readonly Line[],
  columns: FileOptions['columns'],
): Header | undefined {
  const hits = hitsIn(columns);
  const at = lines.slice(0, LOOKED_AT).findIndex((line) => hits([line]) >= LEAST);
  if (at < 0) return undefined;
  const top = lines[at]!;
  const names = top.cells.map(({ text }) => text.trim());
  const below = lines[at + 1];
  const joined = below && isSecondRow(below, top) ? joinedNames(names, below) : undefined;
  return { first: at, at: joined ? at + 1 : at, names: joined ?? names };
}

/** A second row of headings has texts only, and each is a unit or a heading that is known. */
function isSecondRow(below: Line, top: Line): boolean {
  const texts = below.cells.filter(({ text }) => text.trim() !== '');
  if (texts.length === 0) return false;
  return texts.every(({ kind, text }) => {
    if (kind !== 'text' || bareNumber(text) !== undefined || isoText(text, undefined)) return false;
    const bare = text.trim();
    const isUnit =
      /^(%|шт\.?|кол-?во)$/iu.test(bare) ||
      (bare.length <= 12 && currencyOf(bare)) ||
      vatIn(bare) !== undefined;
    return (
      isUnit ||
      (allWords().has(foldHeading(bare).name) && top.cells.some((cell) => cell.text.trim() === ''))
    );
  });
}

/** A cell above several is written over the first of them. */
function joinedNames(top: readonly string[], below: Line): string[] {
  const width = Math.max(top.length, below.cells.length);
  let above = '';
  return Array.from({ length: width }, (_, index) => {
    const own = top[index] ?? '';
    const under = below.cells[index]?.text.trim() ?? '';
    if (own !== '') above = own;
    if (under === '') return own;
    if (allWords().has(foldHeading(under).name)) return under;
    return own === '' && above === '' ? under : `${own || above}, ${under}`;
  });
}
