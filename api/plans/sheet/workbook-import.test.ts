import { deflateRawSync } from 'node:zlib';
import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../problems/problems.ts';
import { zip } from '../../spreadsheet/write/zip.ts';
import { storedPlan, VARIED, WORKED } from '../../testing/spreadsheet/sample-plans.ts';
import type { StoredPlan } from '../read-plans.ts';
import { planWorkbook } from '../workbook/plan-workbook.ts';
import { planOfSheet, type SheetRequest } from './plan-of-sheet.ts';
import { workbookSheet } from './plan-workbook-sheet.ts';

type Edit = (workbook: exceljs.Workbook) => void;

/** A workbook as another program writes it. */
async function written(edit: Edit, from?: Uint8Array): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  if (from) await workbook.xlsx.load(Buffer.from(from) as unknown as ArrayBuffer);
  edit(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const flat = (rows: readonly unknown[][], name = 'Media') =>
  written((workbook) => {
    workbook.addWorksheet(name).addRows(rows as exceljs.CellValue[][]);
  });
const exported = (edit: Edit, stored = storedPlan(VARIED)) =>
  written(edit, planWorkbook(stored, { language: 'en' }));

function read(file: Uint8Array, asked: SheetRequest = {}, stored?: StoredPlan) {
  return planOfSheet(asked, workbookSheet(file), async () => stored, 'EUR');
}

async function refused(work: () => Promise<unknown>): Promise<ProblemError> {
  const error = await work().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProblemError)) throw new Error(`expected a problem, found ${error}`);
  return error;
}

async function faultsOf(file: Uint8Array, asked: SheetRequest = {}) {
  const { errors = [] } = await refused(async () => read(file, asked));
  return errors.map(({ code, sheet, cell, message }) => `${code} ${sheet}!${cell} ${message}`);
}

describe('a flat workbook', () => {
  const day = (text: string) => new Date(`${text}T00:00:00Z`);
  it.each([
    [
      'en',
      [
        ['Channel', 'Campaign', 'Month', 'Budget', 'CPC', 'Lead rate'],
        ['Paid Search', 'brand', day('2026-03-01'), 1000.5, 2.5, 0.032],
      ],
    ],
    [
      'ru, below a title, numbers as text',
      [
        ['Медиаплан на весну'],
        [],
        ['Канал', 'Кампания', 'Месяц', 'Бюджет, руб.', 'Цена клика', 'Конверсия в лид'],
        ['Paid Search', 'brand', 'март 2026', '1 000,50', '2,5', '3,2 %'],
      ],
    ],
    [
      'tr, a formula with its result',
      [
        ['Kanal', 'Kampanya', 'Ay', 'Bütçe (TL)', 'TBM', 'Lead oranı'],
        [
          'Paid Search',
          'brand',
          'Mart 2026',
          { formula: '2001/2', result: 1000.5 },
          '2.5',
          '0,032',
        ],
      ],
    ],
    [
      'a day as text',
      [
        ['month', 'budget', 'channel', 'cpc', 'campaign', 'lead_rate'],
        ['01.03.2026', 1000.5, 'Paid Search', 2.5, 'brand', 0.032],
      ],
    ],
  ])('is the same plan in every language: %s', async (_, rows) => {
    const { plan, ignored } = await read(await flat(rows), { plan: 'spring' });
    expect(ignored).toEqual([]);
    expect(plan.lines).toEqual([
      {
        ...{ channel: 'Paid Search', campaign: 'brand', month: '2026-03', budget: '1000.5' },
        ...{ cpc: '2.5', lead_rate: 0.032 },
      },
    ]);
  });

  it('is the first sheet with the headings of a plan, wherever it stands', async () => {
    const file = await written((workbook) => {
      workbook.addWorksheet('Notes').addRows([['Ask Anna'], ['about the budget']]);
      workbook.addWorksheet('March').addRows([
        ['Channel', 'Month', 'Budget', 'CPC', 'Owner', ''],
        ['Social', '2026-03', 10, 1, 'Anna', 'note'],
      ]);
    });
    const { plan, ignored } = await read(file, { plan: 'x' });
    expect(plan.lines).toHaveLength(1);
    expect(ignored).toEqual(['Owner', 'column F']);
  });

  it('tells every fault at once, with sheet and cell', async () => {
    const rows = [
      ['Channel', 'Month', 'Budget', 'CPC', 'Currency', 'CTR'],
      ['Search', day('2026-03-01'), 100, 2, 'EUR', ''],
      ['Search', '2026-03', '1,234', 'x', 'USD', 7],
      ['Social', day('2026-07-15'), 50, 2, 'USD', { error: '#DIV/0!' }],
      ['Social', '2026-07', -3, 2, '', ''],
      ['Total', '', 90, '', '', ''],
    ];
    const asked = { settings: { first_month: '2026-03', months: 2, currency: 'EUR' } };
    expect(await faultsOf(await flat(rows), asked as SheetRequest)).toEqual([
      // Two countries read it differently, so it is not guessed.
      'plan_row_invalid Media!C3 Expected a number such as 1234.56, found "1,234"',
      'plan_row_invalid Media!D3 Expected a number such as 1234.56, found "x"',
      'plan_row_invalid Media!F3 Expected a share such as 0.032 or 3.2 %, found "7"',
      'plan_currency_mixed Media!E3 Expected EUR, found USD',
      'plan_line_duplicate Media!A3 Search · 2026-03 stands in row 2 already',
      'plan_row_invalid Media!F4 The cell holds the error #DIV/0!: correct its formula',
      'plan_row_invalid Media!B4 Expected a month such as 2026-03, 01.03.2026 or March 2026, found "2026-07-15"',
      'plan_currency_mixed Media!E4 Expected EUR, found USD',
      expect.stringMatching(/^plan_row_invalid Media!C5 Expected a decimal of 0 or more/),
      'plan_month_outside Media!B5 Expected one of the 2 months from 2026-03, found 2026-07',
    ]);
  });

  it('compares totals, asks what gross budgets hold, and names missing columns', async () => {
    const total = [
      ['Channel', 'Month', 'Budget', 'CPC'],
      ['A', '2026-03', 0.1, 1],
      ['B', '2026-03', 0.2, 1],
    ];
    expect(await faultsOf(await flat([...total, ['Итого', '', 0.4, '']]))).toEqual([
      'plan_total_differs Media!C4 Expected 0.3, the sum of the lines, found 0.4',
    ]);
    expect((await read(await flat([...total, ['Total', '', 0.3, '']]))).plan.lines).toHaveLength(2);
    const gross = [
      ['Канал', 'Месяц', 'Бюджет с НДС', 'CPC'],
      ['A', '2026-03', 1320, 2],
    ];
    expect(await faultsOf(await flat(gross))).toEqual([
      expect.stringContaining('plan_basis_unclear Media!C1'),
    ]);
    expect(
      await faultsOf(
        await flat([
          ['Kanal', 'Ay'],
          ['A', '2026-03'],
        ]),
      ),
    ).toEqual(['plan_column_missing Media!undefined There is no column "budget"']);
  });

  it('asks for a result where a formula has none', async () => {
    const rows = [
      ['Channel', 'Month', 'Budget', 'CPC'],
      ['A', '2026-03', { formula: '1+1' }, 1],
    ];
    expect(await faultsOf(await flat(rows))).toEqual([
      expect.stringContaining('plan_row_invalid Media!C2 The formula has no stored result'),
    ]);
  });
});

describe('an edited export', () => {
  it('changes what was edited, and nothing else', async () => {
    const file = await exported((workbook) => {
      const sheet = workbook.getWorksheet('Plan')!;
      sheet.getCell('F5').value = { formula: '1000*1.1', result: 1100.0000000000002 };
      sheet.getCell('AL6').value = '=call him';
      // Results are computed anew, whatever stands there.
      sheet.getCell('T5').value = 1;
      workbook.getWorksheet('Inputs')!.getCell('B10').value = '12,5 %';
      workbook.getWorksheet('Inputs')!.getCell('B16').value = null;
    });
    const { plan, id, read: version } = await read(file, {}, storedPlan(VARIED));
    expect([id, version]).toEqual(['spring', 3]);
    const { target: _, ...settings } = VARIED.settings;
    expect(plan).toEqual({
      ...VARIED,
      settings: { ...settings, fee: 0.125 },
      lines: VARIED.lines.map((line, at) => ({
        ...line,
        ...(at === 0 && { budget: '1100' }),
        ...(at === 1 && { comment: '=call him' }),
      })),
    });
  });

  it('tells every fault of both sheets at once', async () => {
    const file = await exported((workbook) => {
      const inputs = workbook.getWorksheet('Inputs')!;
      inputs.getCell('B9').value = 'much';
      inputs.getCell('G6').value = null;
      inputs.getCell('J4').value = 0.9;
      const sheet = workbook.getWorksheet('Plan')!;
      sheet.getCell('F3').value = 5;
      sheet.getCell('G5').value = 'dear';
      sheet.getCell('L6').value = 3.2;
      sheet.getCell('D9').value = '2030-01';
      sheet.getCell('B8').value = '*';
      sheet.getCell('R4').value = 'Returns?';
    });
    expect((await faultsOf(file)).sort()).toEqual([
      'plan_column_missing Plan!R4 Expected the column "Refund rate", found "Returns?"',
      expect.stringMatching(/^plan_line_duplicate Plan!B8/),
      expect.stringMatching(/^plan_month_outside Plan!D9/),
      'plan_row_invalid Inputs!B9 Expected a number, found "much"',
      'plan_row_invalid Inputs!G6 The cell is empty',
      'plan_row_invalid Inputs!J4 Expected shares that add up to 1 at most',
      'plan_row_invalid Plan!G5 Expected a number such as 1234.56, found "dear"',
      'plan_row_invalid Plan!L6 Expected a share such as 0.032 or 3.2 %, found "3.2"',
      'plan_total_differs Plan!F3 Expected 26146.17, the sum of the lines, found 5',
    ]);
  });

  it('says which version it was made from', async () => {
    const stored = storedPlan(WORKED, { id: 'autumn', version: 7 });
    const newer = storedPlan(WORKED, { id: 'autumn', version: 9 });
    const file = planWorkbook(stored, { language: 'tr' });
    expect(await read(file, {}, newer)).toMatchObject({ id: 'autumn', read: 7 });
  });
});

describe('a file that is none', () => {
  const workbook = { name: 'xl/workbook.xml', content: Buffer.from('<workbook/>') };
  it.each([
    ['a text', Buffer.from('channel,month\n'), 'plan_file_unreadable'],
    ['nothing', Buffer.alloc(0), 'plan_file_unreadable'],
    [
      'an old workbook',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      'plan_file_unreadable',
    ],
    [
      'an archive of something else',
      zip([{ name: 'a', content: Buffer.from('b') }]),
      'plan_file_unreadable',
    ],
    ['a workbook without sheets', zip([workbook]), 'plan_file_unreadable'],
    [
      'one that declares entities',
      zip([{ ...workbook, content: Buffer.from('<!DOCTYPE x [<!ENTITY a "b">]><workbook/>') }]),
      'plan_file_unreadable',
    ],
    [
      'one that unpacks to a thousand times its size',
      zip([workbook, { name: 'xl/x.xml', content: Buffer.alloc(64 * 1024 * 1024) }]),
      'body_too_large',
    ],
    ['one that lies about its size', lying(), 'body_too_large'],
    ['one that is cut off', zip([workbook]).subarray(0, 60), 'plan_file_unreadable'],
  ])('is refused by its code: %s', async (_, file, code) => {
    expect((await refused(async () => read(file))).code).toBe(code);
  });
});

/** The directory says 100 bytes, the part holds a megabyte. */
function lying(): Uint8Array {
  const bytes = Buffer.from(zip([{ name: 'xl/workbook.xml', content: Buffer.alloc(1024 * 1024) }]));
  const central = bytes.indexOf(Buffer.from('504b0102', 'hex'));
  bytes.writeUInt32LE(100, central + 24);
  expect(deflateRawSync(Buffer.alloc(1024 * 1024)).length).toBeLessThan(2_000);
  return bytes;
}
