import type { ReportContract } from '@throughline/api/contract/report';
import { CONTRACTS } from '@throughline/api/contract/reports/index';
import { describe, expect, it } from 'vitest';
import { askedOf, withChoice } from './asked.ts';

const days = { from: '2026-03-01', to: '2026-03-31' };
const of = (name: keyof typeof CONTRACTS) => CONTRACTS[name] as unknown as ReportContract;

describe('what an address asks of a report', () => {
  it('is the usual question where it says nothing', () => {
    expect(askedOf(of('clv'), '', days)).toEqual({
      parameters: { ...days, value: 'margin' },
      strays: [],
    });
    expect(askedOf(of('rfm'), '', days).parameters).toEqual({
      ...days,
      ...{ value: 'margin', by: 'segment', limit: '1000' },
    });
  });

  it('takes what the report knows and leaves what other pages know', () => {
    const search = '?value=revenue&model=linear&compare=year&period=last_30_days&rows=-ltv&find=a';
    expect(askedOf(of('clv'), search, days)).toEqual({
      parameters: { ...days, value: 'revenue' },
      strays: [],
    });
  });

  it('is what the page usually shows where that is another question', () => {
    const page = { usualBasis: 'touch' } as const;
    const basis = (search: string) => askedOf(of('channels'), search, days, page).parameters.basis;
    expect(basis('')).toBe('touch');
    expect(basis('?basis=payment')).toBe('payment');
  });

  it('names what it cannot ask, in its own parameters and in those of all pages', () => {
    const search = '?value=profit&model=zzz&by=people&modle=linear';
    expect(askedOf(of('clv'), search, days)).toEqual({
      parameters: { ...days, value: 'margin' },
      strays: [
        { parameter: 'value', value: 'profit' },
        { parameter: 'model', value: 'zzz' },
        { parameter: 'by', value: 'people' },
        { parameter: 'modle', value: 'linear' },
      ],
    });
  });
});

describe('a choice', () => {
  it('leaves the usual one out of the address, but for what other pages usually have another of', () => {
    expect(withChoice('?by=customer', 'by', 'segment', 'segment').toString()).toBe('');
    expect(withChoice('', 'value', 'margin', 'margin').toString()).toBe('value=margin');
    expect(withChoice('', 'basis', 'touch', 'touch').toString()).toBe('basis=touch');
    expect(withChoice('?cell=x:y', 'by', 'customer', 'segment').toString()).toBe('by=customer');
  });
});
