import type { Metric } from '@throughline/api/contract/metrics';
import { describe, expect, it } from 'vitest';
import { createCatalogue } from './catalogue.ts';

const metric = (key: Metric['key'], formula: string, ru: string): Metric => ({
  key,
  formula,
  unit: formula === 'sum' ? 'money' : 'percent',
  better: 'higher',
  dated_by: 'mixed',
  label: { en: key, ru, tr: key },
  description: { en: '', ru: '', tr: '' },
});

describe('createCatalogue', () => {
  const columns = [{ key: 'visits', label: 'Visits', unit: 'count' as const }];
  const metrics = [
    metric('cost', 'sum', 'Расходы'),
    metric('margin', 'sum', 'Маржа'),
    metric('romi_margin', '(margin - cost) / cost', 'ROMI по марже'),
  ];
  const catalogue = createCatalogue(metrics, columns, 'ru');

  it('speaks the reader’s language, and the report’s where it knows no more', () => {
    expect(catalogue.label('romi_margin')).toBe('ROMI по марже');
    expect(catalogue.label('visits')).toBe('Visits');
    expect(catalogue.unit('visits')).toBe('count');
    expect(catalogue.metric('visits')).toBeNull();
  });

  it('writes a formula in words and knows its parts', () => {
    const romi = catalogue.metric('romi_margin');
    expect(romi && catalogue.formula(romi)).toBe('(Маржа - Расходы) / Расходы');
    expect(catalogue.parts('romi_margin')).toEqual(['cost', 'margin']);
    expect(catalogue.parts('cost')).toEqual([]);
  });
});
