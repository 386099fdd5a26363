import { describe, expect, it } from 'vitest';
import { EMPTY_ROW, readAmount, readCostRow, readWhen, withPasted } from './cost-row.ts';

const TERMS = { currency: 'EUR', vat: '', spread: 'days' } as const;
const ROW = {
  ...{ when: '2026-03', source: 'google', medium: 'cpc' },
  ...{ campaign: 'spring', amount: '1 250,50', fee: '' },
};

describe('when a cost was', () => {
  it.each([
    ['2026-02', '2026-02-01', '2026-02-28'],
    ['02.2024', '2024-02-01', '2024-02-29'],
    ['3/2026', '2026-03-01', '2026-03-31'],
    ['2026-03-05', '2026-03-05', '2026-03-05'],
    ['5.3.2026', '2026-03-05', '2026-03-05'],
    ['2026-03-05 – 2026-03-09', '2026-03-05', '2026-03-09'],
    ['01.03.2026 - 15.03.2026', '2026-03-01', '2026-03-15'],
    ['2026-03 .. 2026-05', '2026-03-01', '2026-05-31'],
  ])('%s', (text, from, to) => expect(readWhen(text)).toEqual({ from, to }));

  it.each(['03/04/2026', '2026-13', '31.02.2026', 'March', '2026-03-01 – 2026-03-02 – 2026-03-03'])(
    'is not guessed from %s',
    (text) => expect(readWhen(text)).toBeNull(),
  );
});

describe('an amount', () => {
  it.each([
    ['1250', '1250'],
    ['1 250,50', '1250.50'],
    ['1,250.50', '1250.50'],
    ['1.250,50', '1250.50'],
    ['1.234.567', '1234567'],
    ['0,125', '0.125'],
    ['12,', '12'],
    ['−9.5', '-9.5'],
  ])('%s', (text, value) => expect(readAmount(text)).toEqual({ value }));

  it.each([
    ['1,234', 'amount_ambiguous'],
    ['1.234', 'amount_ambiguous'],
    ['12.34.56', 'amount_unreadable'],
    ['1,25.50', 'amount_unreadable'],
    ['12 €', 'amount_unreadable'],
    ['1.1234567', 'amount_unreadable'],
  ])('is not guessed from %s', (text, fault) => expect(readAmount(text)).toEqual({ fault }));
});

describe('a row', () => {
  it('becomes the request of the server', () => {
    expect(readCostRow({ ...ROW, fee: '10' }, { ...TERMS, vat: 'excluded' })).toEqual({
      ...{ source: 'google', medium: 'cpc', campaign: 'spring' },
      ...{ from: '2026-03-01', to: '2026-03-31', amount: '1250.50', fee: '10' },
      ...{ currency: 'EUR', vat: 'excluded', spread: 'days' },
      note: 'google · spring · 2026-03',
    });
  });

  it('says all that is wrong in it', () => {
    expect(readCostRow({ ...EMPTY_ROW, when: '2026-03-09 – 2026-03-01' }, TERMS)).toEqual([
      { field: 'when', fault: 'when_backwards' },
      { field: 'source', fault: 'source_missing' },
      { field: 'medium', fault: 'medium_missing' },
      { field: 'amount', fault: 'amount_missing' },
    ]);
  });

  it('takes a block of a sheet from where it is pasted, and the grid grows', () => {
    const rows = withPasted(
      [ROW],
      { row: 0, field: 'campaign' },
      'summer\t10\r\nautumn\t20\t1\r\n',
    );
    expect(rows).toEqual([
      { ...ROW, campaign: 'summer', amount: '10' },
      { ...EMPTY_ROW, campaign: 'autumn', amount: '20', fee: '1' },
    ]);
  });
});
