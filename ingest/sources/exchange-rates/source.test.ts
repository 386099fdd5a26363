import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { factsOf, rejectionsOf, slicesOf } from '../../testing/mapped.ts';
import { source } from './source.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');

const map = (body: string, receivedAt = 1_762_400_000_000_000) =>
  source.map(
    {
      id: '00000000-0000-4000-8000-000000000000',
      source: 'exchange-rates',
      account: 'central-bank',
      endpoint: 'rates',
      receivedAt,
      headers: {},
      query: '',
      body: Buffer.from(body),
    },
    { settings: source.settings.parse({}), identity: { keepContacts: false } },
  );

describe('exchange rates', () => {
  it('makes a slice of each pair and day, so that a file restates its own days only', () => {
    expect(slicesOf(map(fixture('rates.csv')))).toMatchObject([
      {
        type: 'fx_rate',
        slice: { key: 'fx_rate:USD:RUB:2025-11-03', snapshotAt: 1_762_400_000_000_000 },
        rows: [{ date: '2025-11-03', base: 'USD', quote: 'RUB', rate: '81.0284' }],
      },
      { slice: { key: 'fx_rate:USD:RUB:2025-11-04' }, rows: [{ rate: '80.9711' }] },
      { slice: { key: 'fx_rate:EUR:RUB:2025-11-03' }, rows: [{ rate: '93.4816' }] },
    ]);
  });

  it('reads semicolons, decimal commas, columns in any order and a byte order mark', () => {
    const mapped = map(fixture('rates-semicolon.csv'));
    expect(slicesOf(mapped).map(({ rows }) => rows)).toEqual([
      [{ date: '2025-11-03', base: 'USD', quote: 'RUB', rate: '81.0284' }],
      [{ date: '2025-11-03', base: 'USD', quote: 'TRY', rate: '42.05' }],
    ]);
    expect(rejectionsOf(mapped)).toEqual([]);
  });

  it('rejects a row by its line and field', () => {
    const cases: [string, string, string][] = [
      ['03.11.2025,USD,RUB,81', 'time_unreadable', 'date'],
      ['2025-02-30,USD,RUB,81', 'time_unreadable', 'date'],
      ['2025-11-03,US,RUB,81', 'currency_unknown', 'base'],
      ['2025-11-03,USD,USD,1', 'field_invalid', 'quote'],
      ['2025-11-03,USD,RUB,0.00', 'field_invalid', 'rate'],
      ['2025-11-03,USD,RUB,-81', 'field_invalid', 'rate'],
      ['2025-11-03,USD,RUB,8e1', 'field_invalid', 'rate'],
    ];
    for (const [row, code, field] of cases) {
      const mapped = map(`date,base,quote,rate\n2025-11-02,USD,RUB,80\n${row}\n`);
      expect(slicesOf(mapped)).toHaveLength(1);
      expect(rejectionsOf(mapped)).toMatchObject([
        { code, position: 3, raw: row, detail: { field } },
      ]);
      expect(rejectionsOf(mapped)[0]!.detail.expected).toBeTruthy();
    }
    expect(rejectionsOf(map('date,base,quote,rate\n2025-11-02,USD,RUB\n'))).toMatchObject([
      {
        code: 'record_unreadable',
        position: 2,
        detail: { expected: '4 columns', got: '3 columns' },
      },
    ]);
  });

  it('takes one rate a day: told twice it is one, two rates are refused', () => {
    const mapped = map(
      'date,base,quote,rate\n2025-11-03,USD,RUB,81\n2025-11-03,USD,RUB,81\n2025-11-03,USD,RUB,82\n',
    );
    // Nothing says which is the newer: the one of the larger hash counts, in any order of the lines.
    expect(slicesOf(mapped)).toMatchObject([{ rows: [{ rate: '82' }] }]);
    // Both lines of 81 share one refusal.
    const [first, second] = rejectionsOf(mapped);
    expect(first).toMatchObject({ position: 2, records: 2, detail: { field: 'rate', got: '81' } });
    expect(second).toBe(first);
    const turned = map('date,base,quote,rate\n2025-11-03,USD,RUB,82\n2025-11-03,USD,RUB,81\n');
    expect(slicesOf(turned)).toMatchObject([{ rows: [{ rate: '82' }] }]);
    const same = map('date,base,quote,rate\n2025-11-03,USD,RUB,81\n2025-11-03,USD,RUB,81.00\n');
    expect(factsOf(same.records[2])[0]).toBe(factsOf(same.records[1])[0]);
  });

  it('reads a rate of several units as of one', () => {
    const rate = (units: string, text: string) =>
      slicesOf(map(`date,base,quote,nominal,rate\n2025-11-03,JPY,RUB,${units},${text}\n`))[0]?.rows;
    expect(rate('100', '52.7741')).toMatchObject([{ rate: '0.527741' }]);
    expect(rate('', '52.7741')).toMatchObject([{ rate: '52.7741' }]);
    // 1 / 3 to twelve digits.
    expect(rate('3', '1')).toMatchObject([{ rate: '0.333333333333' }]);
    for (const units of ['0', '-1', '1.5', 'many']) expect(rate(units, '1')).toBeUndefined();
  });

  it('refuses a table without its columns', () => {
    for (const body of ['', 'date;base;rate\n2025-11-03;USD;81\n', '"open'])
      expect(map(body).records).toMatchObject([
        { rejection: { code: expect.stringMatching(/record_unreadable|body_unreadable/) } },
      ]);
  });

  it('is pure, and a restated rate is a newer snapshot of the same block', () => {
    const body = fixture('rates.csv');
    expect(map(body)).toEqual(map(body));
    const [before] = slicesOf(map(body));
    const [after] = slicesOf(map(body.replace('81.0284', '81.03'), 1_762_500_000_000_000));
    expect(after!.slice.key).toBe(before!.slice.key);
    expect(after!.slice.snapshotAt).toBeGreaterThan(before!.slice.snapshotAt);
    expect(after!.slice.snapshotId).not.toBe(before!.slice.snapshotId);
  });
});
