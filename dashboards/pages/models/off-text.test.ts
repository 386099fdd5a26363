import { LANGUAGES } from '@throughline/api/contract/metrics';
import { describe, expect, it } from 'vitest';
import { createFormatter } from '../../format/formatter.ts';
import { createI18n } from '../../i18n/i18n.ts';
import { moreDays, offText } from './off-text.ts';

const few = { code: 'too_few_conversions', message: 'Too few.', needed: 1200, found: 45 };

describe('offText', () => {
  it.each(LANGUAGES)('says in %s how many there are and how many it takes', async (language) => {
    const { t } = await createI18n(language);
    const text = offText(t, createFormatter(language), few);
    expect(text).toContain('45');
    expect(text).toMatch(/1[.,\s]?200/);
  });

  it.each(['dated_by_touch', 'model_too_large', 'model_parameter', 'model_input_missing'])(
    'has words of its own for %s',
    async (code) => {
      const { t } = await createI18n('ru');
      const text = offText(t, createFormatter('ru'), { code, message: 'In English.' });
      expect(text).toMatch(/^[А-Я].*\.$/);
      expect(text).not.toContain('analyst.off');
    },
  );

  it('leaves what it does not know to the server', async () => {
    const { t } = await createI18n('ru');
    const format = createFormatter('ru');
    expect(offText(t, format, { code: 'moon_full', message: 'The moon is full.' })).toBe(
      'The moon is full.',
    );
    expect(offText(t, format, { code: few.code, message: few.message })).toBe('Too few.');
  });
});

describe('moreDays', () => {
  const data = { from: '2026-01-01', to: '2026-03-31' };

  it('offers all days where the period leaves some out', () => {
    expect(moreDays(few, { from: '2026-02-01', to: '2026-03-31', data })).toEqual(data);
    expect(moreDays(few, { from: '2025-01-01', to: '2026-03-30', data })).toEqual(data);
  });

  it('offers nothing where there is no more, or more would not help', () => {
    expect(moreDays(few, { ...data, data })).toBeNull();
    expect(moreDays(few, { ...data, data: null })).toBeNull();
    const large = { code: 'model_too_large', message: '' };
    expect(moreDays(large, { from: '2026-02-01', to: '2026-03-31', data })).toBeNull();
  });
});
