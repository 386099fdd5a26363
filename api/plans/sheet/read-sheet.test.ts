import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../problems/problems.ts';
import { csvCells } from './csv-cells.ts';
import { readHeading } from './headings.ts';
import { monthOfText } from './month-text.ts';
import { decimalOfText } from './number-text.ts';
import { planOfSheet } from './plan-of-sheet.ts';
import { readSheet } from './read-sheet.ts';

const nobody = async () => undefined;
const read = (csv: string, more: object = {}) =>
  planOfSheet({ plan: 'spring', ...more }, readSheet(csvCells(csv)), nobody, 'EUR');

async function faultsOf(csv: string, more: object = {}) {
  const error = await read(csv, more).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProblemError)) throw new Error(`expected a problem, found ${error}`);
  return (error.errors ?? []).map(({ code, row, column, message }) => ({
    ...{ code, row, column, message },
  }));
}

describe('a flat sheet', () => {
  it.each([
    ['Channel,Campaign,Month,Budget,CPC,Lead rate\nPaid Search,brand,2026-03,1000.50,2.5,3.2 %\n'],
    [
      'Канал;Кампания;Месяц;Бюджет, руб.;Цена клика;Конверсия в лид\nPaid Search;brand;март 2026;1 000,50;2,5;3,2%\n',
    ],
    [
      'Kanal\tKampanya\tAy\tBütçe (TL)\tTBM\tLead oranı\nPaid Search\tbrand\tMart 2026\t1.000,50\t2,5\t0,032\n',
    ],
    [
      'month,budget,channel,cpc,campaign,lead_rate\n01.03.2026,"1,000.50",Paid Search,2.50,brand,0.032\n',
    ],
  ])('is the same plan in every language: %j', async (csv) => {
    const { plan, read: version, ignored } = await read(csv);
    expect(plan).toEqual({
      name: 'spring',
      settings: { currency: 'EUR', first_month: '2026-03', months: 1, vat: 0, fee: 0 },
      lines: [
        {
          channel: 'Paid Search',
          campaign: 'brand',
          month: '2026-03',
          budget: '1000.5',
          cpc: '2.5',
          lead_rate: 0.032,
        },
      ],
    });
    expect(version).toBeUndefined();
    expect(ignored).toEqual([]);
  });

  it('gives a new plan the name of the file where nothing else names it', async () => {
    const csv = 'channel,month,budget,cpc\nSocial,2026-03,10,1\n';
    const named = async (more: object) => (await read(csv, more)).plan.name;
    expect(await named({ file: 'C:\\plans\\Spring 2026.XLSX' })).toBe('Spring 2026');
    expect(await named({ file: 'a.csv', name: 'Autumn' })).toBe('Autumn');
    expect(await named({ file: '.csv' })).toBe('spring');
  });

  it('tells every fault at once, with row and column', async () => {
    const csv = [
      'Channel,Month,Budget,CPC,Currency,CTR',
      'Search,2026-03,100,2,EUR,',
      'Search,2026-03,50,x,USD,7',
      'Social,2026-07,50,2,USD,',
      'Social,spring,30,2,EUR,',
      'Total,,100,,,',
    ].join('\n');
    const told = (code: string, row: number, column: string, message: string) => ({
      ...{ code, row, column, message: expect.stringContaining(message) },
    });
    const found = await faultsOf(csv, { settings: { first_month: '2026-03', months: 2 } });
    const place = ({ row, code, column }: (typeof found)[number]) => `${row} ${code} ${column}`;
    expect(found.sort((a, b) => (place(a) < place(b) ? -1 : 1))).toEqual([
      told('plan_currency_mixed', 3, 'Currency', 'Expected EUR, found USD'),
      told('plan_line_duplicate', 3, 'Channel', 'row 2'),
      told('plan_row_invalid', 3, 'CPC', '"x"'),
      told('plan_row_invalid', 3, 'CTR', '"7"'),
      told('plan_currency_mixed', 4, 'Currency', 'Expected EUR, found USD'),
      told('plan_month_outside', 4, 'Month', '2 months from 2026-03'),
      told('plan_row_invalid', 5, 'Month', '"spring"'),
      // 100 + 50 + 50 + 30: what else is wrong in a row is no matter to its budget.
      told('plan_total_differs', 6, 'Budget', 'Expected 230'),
    ]);
  });

  it('compares no total with a sum that is unknown', async () => {
    const csv = 'Channel,Month,Budget,CPC\nSearch,2026-03,x,2\nTotal,,100,\n';
    expect(await faultsOf(csv)).toMatchObject([{ code: 'plan_row_invalid', row: 2 }]);
  });

  it('names missing and misspelt columns, and says which it does not read', async () => {
    expect(await faultsOf('Chanel,Budget,CPC\nSearch,1,1\n')).toMatchObject([
      { code: 'plan_row_invalid', row: 1, column: 'Chanel' },
      { code: 'plan_column_missing', row: 1 },
      { code: 'plan_column_missing', row: 1 },
    ]);
    const { ignored } = await read('Channel,Month,Budget,CPC,Revenue\nSearch,2026-03,1,1,9\n');
    expect(ignored).toEqual(['Revenue']);
  });

  it('asks what a gross budget holds, and takes it out', async () => {
    const csv = 'Канал;Месяц;Бюджет с НДС;CPC\nSearch;2026-03;1320;2\n';
    expect(await faultsOf(csv)).toMatchObject([
      { code: 'plan_basis_unclear', column: 'Бюджет с НДС' },
    ]);
    const settings = { vat: 0.2, fee: 0.1 };
    expect(await faultsOf(csv, { budget_includes: ['vat'] })).toMatchObject([
      { code: 'plan_basis_unclear', message: expect.stringContaining('--vat') },
    ]);
    // 1320 = 1000 × 1.1 × 1.2
    const { plan } = await read(csv, { settings, budget_includes: ['vat', 'fee'] });
    expect(plan.lines[0]!.budget).toBe('1000');
  });

  it('takes a total that its lines give, of a month too', async () => {
    const csv =
      'Канал;Месяц;Бюджет;CPC\nA;2026-03;0,1;2\nB;2026-03;0,2;2\nA;2026-04;5;2\nИтого;2026-03;0,3;\nВсего:;;5,3;\n';
    expect((await read(csv)).plan.lines).toHaveLength(3);
  });
});

describe('cells', () => {
  it.each([
    ['2026-03', '2026-03'],
    ['2026-03-01', '2026-03'],
    ['01.03.2026', '2026-03'],
    ['03.2026', '2026-03'],
    ['март 2026', '2026-03'],
    ['Марта 2026 г.', '2026-03'],
    ['Май 2026', '2026-05'],
    ['Mart 2026', '2026-03'],
    ['ŞUBAT 2026', '2026-02'],
    ['Kasım 2026', '2026-11'],
    ['KASIM 2026', '2026-11'],
    ['Sep 2026', '2026-09'],
    ['June 2026', '2026-06'],
    ['02.03.2026', undefined],
    ['2026-13', undefined],
    ['03/04/2026', undefined],
    ['March', undefined],
  ])('month %j is %j', (text, month) => expect(monthOfText(text)).toBe(month));

  it.each([
    ['1 234,56', true, '1234.56'],
    ['1.234,56', true, '1234.56'],
    ['1,234.56', false, '1234.56'],
    ['1,234', false, '1234'],
    ['1.234', false, '1.234'],
    ['1,234', true, '1.234'],
    ['1.234', true, undefined],
    ['0.125', true, '0.125'],
    ['12.5', true, '12.5'],
    ['1.234.567', true, '1234567'],
    ['3,2 %', true, '0.032'],
    ['100%', false, '1.00'],
    ['-5', false, '-5'],
    ['₽ 1 000', true, '1000'],
    ['1e5', false, undefined],
    ['1,2,3', false, undefined],
    ['', false, undefined],
  ])('number %j beside decimal commas %j is %j', (text, decimalComma, value) =>
    expect(decimalOfText(text, { decimalComma })).toBe(value),
  );

  it.each([
    ['Budget (net)', 'budget', false],
    ['Budget, gross', 'budget', true],
    ['Бюджет без НДС, руб.', 'budget', false],
    ['Бюджет с НДС и с комиссией', 'budget', true],
    ['Бюджет (с учётом НДС)', 'budget', true],
    ['Bütçe (KDV dahil)', 'budget', true],
    ['Bütçe (KDV hariç)', 'budget', false],
    ['Net budget', 'budget', false],
    ['Gross budget', 'budget', true],
    ['Budget owner', undefined, false],
    ['Конверсия в лид, %', 'lead_rate', false],
    ['Цена клика (руб.)', 'cpc', false],
  ])('heading %j is %j', (text, column, isGross) =>
    expect(readHeading(text)).toMatchObject({ column, isGross }),
  );
});
