import type { FileLook } from '@throughline/api/contract/files';
import { describe, expect, it } from 'vitest';
import { isUnanswerable, isWanted, percentOf, questionsOf, shareOf } from './questions.ts';

const LOOK: FileLook = {
  ...{ preview: null, refusal: null, glance: null, confidence: null },
  ...{ kinds: [], meanings: [] },
};
const refusedWith = (code: string): FileLook => ({
  ...LOOK,
  refusal: { line: 0, code, message: '' },
});
const read = (kind: string, meanings: readonly string[], assumed: readonly string[] = []) => ({
  ...LOOK,
  preview: {
    ...{ kind, vendor: '', title: '', format: 'csv', rows: [], faults: [] },
    columns: meanings.map((meaning) => ({ heading: meaning, meaning, example: '' })),
    assumed: assumed.map((code) => ({ code, message: '' })),
    counts: { rows: 0, rejected: 0, skipped: 0, event: 0, entity: 0, slice: 0 },
  },
});

describe('what is asked about a file', () => {
  it('is what its refusal wants to know', () => {
    const look = refusedWith('file_day_missing');
    expect(questionsOf(look, {})).toEqual(['days', 'spread']);
    expect(isWanted('spread', look)).toBe(true);
    expect(questionsOf(refusedWith('file_decimals_differ'), {})).toEqual([]);
  });

  it('is what was assumed, and what was said already', () => {
    const look = read('cost', ['day', 'cost'], ['vat_unknown', 'row_unknown']);
    expect(questionsOf(look, { currency: 'EUR' })).toEqual(['currency', 'vat']);
    expect(isWanted('vat', look)).toBe(false);
  });

  it('is the share of margin where sales do not say their costs', () => {
    expect(questionsOf(read('orders', ['order_number', 'amount']), {})).toEqual(['marginRate']);
    expect(questionsOf(read('orders', ['order_number', 'cost_of_goods']), {})).toEqual([]);
    expect(questionsOf(read('visits', ['time']), {})).toEqual([]);
  });

  it('knows files that have to be mended', () => {
    expect(isUnanswerable('file_dates_differ')).toBe(true);
    expect(isUnanswerable('file_dates_ambiguous')).toBe(false);
    expect(isUnanswerable('file_headings_unknown')).toBe(false);
  });
});

describe('a share in percent', () => {
  it.each([
    ['42', '0.42'],
    ['7,5 %', '0.075'],
    ['100', '1'],
    ['0', '0'],
    ['33.3333', '0.333333'],
  ])('%s is %s', (percent, share) => {
    expect(shareOf(percent)).toBe(share);
    expect(percentOf(share)).toBe(String(Number(percent.replace(',', '.').replace(' %', ''))));
  });

  it.each(['101', 'half', '-3', '1.23456', ''])('is not %s', (text) =>
    expect(shareOf(text)).toBeNull(),
  );
});
