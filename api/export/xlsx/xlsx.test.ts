import { describe, expect, it, vi } from 'vitest';
import type { Column, ReportTable, TableRow } from '../../contract/table.ts';
import { columnLetters } from '../../spreadsheet/column-letters.ts';
import { NUMBER_FORMATS } from '../../spreadsheet/write/workbook.ts';
import { readXlsx } from '../../testing/read-xlsx.ts';
import { addsUp } from './adds-up.ts';
import { reportSheet } from './report-sheet.ts';
import { sheetText } from './sheet-text.ts';
import { xlsx } from './xlsx.ts';

const COLUMNS: readonly Column[] = [
  { key: 'channel', unit: 'text', label: { en: 'Channel', ru: 'Канал', tr: 'Kanal' } },
  { key: 'cost', unit: 'money', metric: 'cost' },
  { key: 'leads', unit: 'count', metric: 'leads' },
  { key: 'revenue', unit: 'money', metric: 'revenue' },
  { key: 'cpl', unit: 'money', metric: 'cpl' },
  { key: 'cac', unit: 'money', metric: 'cac' },
  { key: 'romi_revenue', unit: 'percent', metric: 'romi_revenue' },
];

const row = (
  channel: string,
  more: TableRow['cells'],
  about: Partial<TableRow> = {},
): TableRow => ({
  cells: { channel, ...more },
  ...about,
});

/** 100 / 4 = 25 a lead; (250 − 100) / 100 = 150 %. 30 and nobody came of it. 130 in all. */
const TABLE: ReportTable = {
  columns: COLUMNS,
  rows: [
    row('=cmd|calc', {
      ...{ cost: '100.00', leads: 4, revenue: '250.00' },
      ...{ cpl: '25.00', cac: '50.00', romi_revenue: 1.5 },
    }),
    row('Email', {
      ...{ cost: '30.00', leads: 0, revenue: null },
      ...{ cpl: null, cac: null, romi_revenue: null },
    }),
    row('', { cost: '130.00', leads: 4, revenue: '250.00', cpl: null }, { sum: 'total' }),
  ],
};

describe('a sheet of a report', () => {
  it('computes ratios by the catalogue, and sums where rows add up', () => {
    expect(reportSheet('test', TABLE, 'en').rows).toEqual([
      [
        ...['=cmd|calc', 100, 4, 250],
        { formula: 'B2 / C2', result: 25 },
        // First purchases stand in no column.
        50,
        { formula: '(D2 - B2) / B2', result: 1.5 },
      ],
      ['Email', 30, 0, null, null, null, null],
      [
        'Total',
        { formula: 'SUM(B2:B3)', result: 130 },
        { formula: 'SUM(C2:C3)', result: 4 },
        // A part is not known, so no sum of the others is given for it.
        250,
        ...[null, null, null],
      ],
    ]);
  });

  it('has the words, widths and number formats of its columns', () => {
    const { columns, sums } = reportSheet('test', TABLE, 'ru');
    expect(columns.map(({ header }) => header).slice(0, 3)).toEqual(['Канал', 'Расход', 'Лиды']);
    expect(columns.map(({ format }) => format && NUMBER_FORMATS[format])).toEqual([
      ...[undefined, '#,##0.00', '#,##0', '#,##0.00', '#,##0.00', '#,##0.00', '0.0%'],
    ]);
    expect(sums).toBe(1);
  });

  it('keeps an amount as text that has more digits than a spreadsheet', () => {
    const table = { columns: COLUMNS, rows: [row('x', { cost: '90071992547409.931' })] };
    expect(reportSheet('test', table, 'en').rows[0]![1]).toBe('90071992547409.931');
  });

  it('leaves a number as it is that the rows do not add up to', () => {
    const rows = [row('a', { leads: 0.333333333 }), row('b', { leads: 0.666666667 })];
    expect(addsUp(rows, 'leads', 1)).toBe(true);
    expect(addsUp(rows, 'leads', 1.1)).toBe(false);
    expect(addsUp([row('a', { cost: '0.10' }), row('b', { cost: '0.20' })], 'cost', '0.30')).toBe(
      true,
    );
  });
});

describe('a workbook', () => {
  const about = {
    name: 'test',
    question: { en: 'What is it', ru: 'Что это', tr: 'Bu ne' },
    meta: { report: 'test', currency: 'EUR', as_of: '2026-03-31T10:00:00.000000Z', set_aside: {} },
  };

  it('holds texts as texts, whatever they begin with, and says what it is of', async () => {
    const sheets = await readXlsx(await xlsx(TABLE, about, 'tr'));
    expect(sheets.get('test')!.map((line) => line[0])).toEqual([
      ...['Kanal', '=cmd|calc', 'Email', 'Toplam'],
    ]);
    expect(sheets.get('Hakkında')).toContainEqual(['currency', 'EUR']);
  });

  it('refuses more rows than a sheet has', () => {
    const rows = Array.from({ length: 1_048_576 }, () => TABLE.rows[0]!);
    expect(() => xlsx({ columns: COLUMNS, rows }, about)).toThrow(
      expect.objectContaining({ code: 'file_too_large' }),
    );
  });

  it('is the same bytes of the same answer, whenever it is written', () => {
    vi.useFakeTimers({ now: new Date('2026-01-01T00:00:00Z') });
    const first = xlsx(TABLE, about);
    vi.setSystemTime(new Date('2030-06-01T12:00:00Z'));
    expect(Buffer.compare(first, xlsx(TABLE, about))).toBe(0);
    vi.useRealTimers();
  });

  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('calls column %i %s', (index, letters) => expect(columnLetters(index)).toBe(letters));

  it.each([
    ['a\u0000b', 'ab'],
    ['\ud800x', 'x'],
    ['\u{1f600}', '\u{1f600}'],
    ['a\tb\nc', 'a\tb\nc'],
  ])('writes %j as %j', (text, written) => expect(sheetText(text)).toBe(written));

  it('cuts what is longer than a cell', () => {
    expect(sheetText('x'.repeat(40_000))).toHaveLength(32_767);
  });
});
