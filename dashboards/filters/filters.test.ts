import { CONTRACTS } from '@throughline/api/contract/reports/index';
import { describe, expect, it } from 'vitest';
import { createI18n } from '../i18n/i18n.ts';
import { askedDimensions } from './asked-dimensions.ts';
import { changedConditions, withConditions, withSegment } from './choose-conditions.ts';
import { conditionWords } from './condition-text.ts';
import { onlyThis } from './narrowing.ts';
import { suggestions, valueTyped } from './suggestions.ts';

describe('conditions of an address', () => {
  it('take the place of those before, and close what was open', () => {
    const search = '?basis=lead&where=region:is:Kazan&cell=cost:channels/rows&rows=-cost';
    expect(withConditions(search, ['device:is:mobile', 'channel:not:a:b'])).toBe(
      'basis=lead&rows=-cost&where=device:is:mobile&where=channel:not:a:b',
    );
    expect(withConditions(search, [])).toBe('basis=lead&rows=-cost');
  });

  it('may be those of a segment, which stands beside others and closes what was open', () => {
    const search = '?where=region:is:Kazan&segment=old&cell=cost:channels/rows';
    expect(withSegment(search, 'new')).toBe('where=region:is:Kazan&segment=new');
    expect(withSegment(search, null)).toBe('where=region:is:Kazan');
  });

  it('are changed where they stand, each once, up to eight', () => {
    const [a, b, c] = ['region:is:a', 'region:is:b', 'region:is:c'];
    expect(changedConditions([a, b], a, c)).toEqual([c, b]);
    expect(changedConditions([a, b], a, null)).toEqual([b]);
    expect(changedConditions([a], null, b)).toEqual([a, b]);
    expect(changedConditions([a, b], a, b)).toEqual([b]);
    const eight = Array.from({ length: 8 }, (_, at) => `region:is:${at}`);
    expect(changedConditions(eight, null, a)).toEqual(eight);
  });

  it('name what only is left after a name was chosen', () => {
    const conditions = ['channel:not:Email', 'device:is:mobile'];
    expect(onlyThis(conditions, 'channel', 'Direct')).toEqual([
      'device:is:mobile',
      'channel:is:Direct',
    ]);
  });

  it('are offered where a report takes them, without those of time', () => {
    const channels = askedDimensions(CONTRACTS.channels.query.shape);
    expect(channels).toContain('region');
    expect(channels).not.toContain('day');
    expect(channels).not.toContain('setting');
    expect(askedDimensions(CONTRACTS.explore.query.shape)).toContain('setting');
    expect(askedDimensions(CONTRACTS.cohorts.query.shape)).toEqual([]);
  });

  it('are said in words', async () => {
    const { t } = await createI18n('ru');
    const words = (operator: 'is' | 'not', value: string) =>
      conditionWords({ dimension: 'channel', operator, value }, t, 'ru');
    expect(words('is', 'Paid Search')).toBe('Канал: Платный поиск');
    expect(words('not', 'Мой: канал')).toBe('Канал: кроме «Мой: канал»');
    expect(words('is', '')).toBe('Канал: (не указано)');
  });
});

describe('values that are offered', () => {
  const labels: Readonly<Record<string, string>> = { Email: 'Письма', Direct: 'Прямые заходы' };
  const labelOf = (value: string) => labels[value] ?? value;
  const values = ['Мои письма', 'Direct', 'Email'];

  it('hold what was typed, in words or as stored, those that begin with it first', () => {
    expect(suggestions(values, 'пис', labelOf, 'ru')).toEqual(['Email', 'Мои письма']);
    expect(suggestions(values, 'dir', labelOf, 'ru')).toEqual(['Direct']);
    expect(suggestions(values, '', labelOf, 'ru')).toEqual(values);
  });

  it('are what was typed in words, else what was typed; nothing is no value', () => {
    expect(valueTyped(values, ' ПИСЬМА ', labelOf, 'ru')).toBe('Email');
    expect(valueTyped(values, 'Письмо', labelOf, 'ru')).toBe('Письмо');
    expect(valueTyped(values, '  ', labelOf, 'ru')).toBeNull();
  });
});
