import { describe, expect, it } from 'vitest';
import { type ValueSettings, valueOfEvent } from './value-of-event.ts';

const settings: ValueSettings = {};
const said = (
  params: Record<string, unknown>,
  ecommerce?: Record<string, unknown>,
  own = settings,
) => valueOfEvent('purchase', { params: new Map(Object.entries(params)), ecommerce }, own);

describe('the sale of a purchase event', () => {
  it('is its transaction, value and currency, however the numbers are written', () => {
    for (const value of ['49.9', 49.9, '4.99e1'])
      expect(said({ transaction_id: 7, value, currency: 'eur' })).toEqual({
        transactionId: '7',
        valueMicros: 49_900_000n,
        currency: 'EUR',
      });
  });

  it('falls back to the record ecommerce of the export, in dollars where no currency is told', () => {
    const ecommerce = {
      transaction_id: 'T9',
      purchase_revenue: 10,
      purchase_revenue_in_usd: 11,
    };
    expect(said({ currency: 'EUR' }, ecommerce)).toEqual({
      transactionId: 'T9',
      valueMicros: 10_000_000n,
      currency: 'EUR',
    });
    expect(said({}, ecommerce)).toMatchObject({ valueMicros: 11_000_000n, currency: 'USD' });
  });

  it('has unknown money where value or currency are missing or unreadable', () => {
    expect(said({ transaction_id: 'A', value: 5 })).toEqual({ transactionId: 'A' });
    expect(said({ transaction_id: 'A', currency: 'EUR' })).toEqual({ transactionId: 'A' });
    for (const value of ['5,00', 'NaN', {}, 1e30])
      expect(said({ transaction_id: 'A', value, currency: 'EUR' })).toEqual({ transactionId: 'A' });
    expect(said({ transaction_id: 'A', value: 5, currency: 'euros' })).toEqual({
      transactionId: 'A',
    });
    const configured: ValueSettings = { currency: 'TRY' };
    expect(said({ transaction_id: 'A', value: 5 }, undefined, configured)).toMatchObject({
      valueMicros: 5_000_000n,
      currency: 'TRY',
    });
  });

  it('has no number where the tag wrote a placeholder, and other events have no sale', () => {
    expect(said({ transaction_id: '(not set)' }, { transaction_id: '(not set)' })).toEqual({});
    expect(said({ transaction_id: 'undefined' })).toEqual({});
    const params = new Map([['transaction_id', 'A']]);
    expect(valueOfEvent('other', { params }, settings)).toEqual({});
  });
});
