import { describe, expect, it } from 'vitest';
import { createFormatter } from './formatter.ts';

/** Intl writes narrow and ordinary no-break spaces; which of them is the ICU version's choice. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f\u2009]/g, ' ');
const en = createFormatter('en');
const ru = createFormatter('ru');
const tr = createFormatter('tr');

describe('the formatter', () => {
  it('writes money in full, to the last digit, in the reader’s language', () => {
    expect(en.value('1234567.5', 'money')).toBe('1,234,567.50');
    expect(plain(ru.value('1234567.50', 'money'))).toBe('1 234 567,50');
    expect(tr.value('1234567.50', 'money')).toBe('1.234.567,50');
    // Past 2^53 a float would round.
    expect(en.value('90071992547409931.02', 'money')).toBe('90,071,992,547,409,931.02');
  });

  it('tells the unknown from zero', () => {
    expect(en.value(null, 'money')).toBe('—');
    expect(en.value('0', 'money')).toBe('0.00');
    expect(en.value(0, 'count')).toBe('0');
  });

  it('writes percents and signs, with a true minus', () => {
    expect(en.value(0.345, 'percent')).toBe('34.5%');
    expect(tr.value(0.345, 'percent')).toBe('%34,5');
    // What stands for "beyond measure", in either direction.
    expect(plain(en.value(27_839_212_263, 'percent'))).toBe('> 100,000.0%');
    expect(plain(en.value(-2_000, 'percent'))).toBe('< \u2212100,000.0%');
    expect(en.signedPercent(-0.25)).toBe('\u221225%');
    expect(en.signedPercent(0.042)).toBe('+4.2%');
    expect(plain(ru.inSentence(0.34, 'percent', 'RUB'))).toBe('+34 %');
    expect(en.signed(0)).toBe('0');
  });

  it('keeps a column of shared credit in line', () => {
    expect(en.value(42.6, 'count', 2)).toBe('42.60');
    expect(en.value(7, 'count', 2)).toBe('7.00');
    expect(en.value(1200, 'count')).toBe('1,200');
  });

  it('writes periods and moments', () => {
    expect(plain(en.period({ from: '2026-01-01', to: '2026-03-31' }))).toBe('1 Jan – 31 Mar 2026');
    expect(plain(ru.period({ from: '2026-01-01', to: '2026-03-31' }))).toMatch(/^1 янв/);
    expect(tr.period({ from: '2026-01-01', to: '2026-03-31' })).toMatch(/Oca.*Mar 2026/);
    expect(plain(en.moment('2026-03-31T22:30:00Z', 'Europe/Moscow'))).toBe('1 Apr 2026, 01:30');
  });

  it('knows signs of currencies', () => {
    expect(en.currencySign('RUB')).toBe('₽');
    expect(tr.currencySign('TRY')).toBe('₺');
    expect(plain(ru.inSentence('-5.1', 'money', 'RUB'))).toBe('\u22125,10 ₽');
  });
});
