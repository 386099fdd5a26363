import { expect, it } from 'vitest';
import { field } from './fields.ts';

const fields = {
  ...{ id: 17, name: '  Anna ', empty: ' ', none: null, unset: '(not set)', nil: 'null' },
  ...{ yes: 'Да', no: 0, maybe: 'perhaps', count: '12', part: '1.5', minus: -1 },
  ...{ sum: '1 234,50', plain: 99.9, swiss: "1'000.05", odd: '1,234', currency: 'rur' },
  ...{ iso: '2026-03-01T10:00:00+03:00', local: '2026-03-01 10:00:00', epoch: '1772359200' },
};

it('reads the first name that says something', () => {
  expect(field.text(fields, ['empty', 'none', 'unset', 'nil', 'name'])).toBe('Anna');
  expect(field.text(fields, ['id'])).toBe('17');
  expect(field.text(fields, ['toString', 'absent'])).toBeUndefined();
  expect(field.text(fields, ['name'], 2)).toBe('An');
});

it('reads truths, whole numbers, money and currencies', () => {
  expect(field.truth(fields, ['yes'])).toBe(true);
  expect(field.truth(fields, ['no'])).toBe(false);
  expect(field.whole(fields, ['count'])).toBe(12);
  expect(field.money(fields, ['sum'])).toBe(1_234_500_000n);
  expect(field.money(fields, ['plain'])).toBe(99_900_000n);
  expect(field.money(fields, ['swiss'])).toBe(1_000_050_000n);
  expect(field.currency(fields, ['currency'])).toBe('RUB');
});

it('reads times with an offset, in a zone, or counted', () => {
  const at = Date.UTC(2026, 2, 1, 7) * 1000;
  expect(field.time(fields, ['iso'])).toBe(at);
  expect(field.time(fields, ['local'], { zone: 'Europe/Moscow' })).toBe(at);
  expect(field.time(fields, ['epoch'], { unit: 's' })).toBe(1_772_359_200_000_000);
});

it.each([
  ['maybe', () => field.truth(fields, ['maybe'])],
  ['part', () => field.whole(fields, ['part'])],
  ['minus', () => field.whole(fields, ['minus'])],
  ['odd', () => field.money(fields, ['odd'])],
  ['local', () => field.time(fields, ['local'])],
])('names the field %s that it cannot read', (name, read) => {
  expect(read).toThrow(
    expect.objectContaining({ detail: expect.objectContaining({ field: name }) }) as Error,
  );
});
