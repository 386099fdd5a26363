import { LANGUAGES } from '@throughline/api/contract/metrics';
import {
  ALL_MODELS,
  BASES,
  COMPARISONS,
  CONVERSIONS,
  MODELS,
  VALUES,
} from '@throughline/api/contract/terms';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AddressState } from './address-state.ts';
import {
  DEFAULT_STATE,
  foreignParameters,
  formatAddress,
  misread,
  parseAddress,
  THEMES,
} from './address-state.ts';
import { CHOICE_PARAMETERS, MARKOV_ORDERS, MEASURES } from './analyst-choices.ts';
import { ancestorsOf, pathOfRow, rowId } from './row-id.ts';

const path = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 5 });
const id = path.map(rowId).filter((text) => text !== '');
const model = fc.constantFrom(...ALL_MODELS);
const state: fc.Arbitrary<AddressState> = fc.record({
  of: fc.constantFrom(...CONVERSIONS),
  value: fc.constantFrom(...VALUES),
  order: fc.constantFrom(...MARKOV_ORDERS),
  measure: fc.constantFrom(...MEASURES),
  models: fc.subarray([...ALL_MODELS], { minLength: 1 }),
  matrixSort: fc.option(
    fc.record({ key: fc.constantFrom(...ALL_MODELS, 'name' as const), descending: fc.boolean() }),
    { nil: null },
  ),
  card: fc.option(model, { nil: null }),
  credit: fc.option(fc.record({ model, row: id }), { nil: null }),
  journeys: fc.constantFrom(null, 'channel:Paid Search', 'channel:a:b'),
  run: fc.option(fc.oneof(fc.constant('live'), fc.uuid()), { nil: null }),
  period: fc.constantFrom(
    null,
    { from: '2026-01-01', to: '2026-03-31' },
    { preset: 'last_month' as const },
  ),
  model: fc.constantFrom(...MODELS),
  basis: fc.constantFrom(...BASES),
  compare: fc.constantFrom(...COMPARISONS),
  currency: fc.constantFrom(null, 'RUB', 'TRY'),
  language: fc.constantFrom(null, ...LANGUAGES),
  theme: fc.constantFrom(null, ...THEMES),
  segment: fc.constantFrom(null, 'Москва, с телефона', 'a&b=c'),
  where: fc.uniqueArray(
    fc
      .tuple(
        fc.constantFrom('channel', 'region', 'setting'),
        fc.constantFrom('is', 'not'),
        fc.string(),
      )
      .map((parts) => parts.join(':')),
    { maxLength: 8 },
  ),
});

const OWN = CHOICE_PARAMETERS;

describe('the address', () => {
  it('gives back every state that was written into it', () => {
    fc.assert(
      fc.property(state, (written) => {
        expect(parseAddress(`?${formatAddress(written)}`)).toEqual(written);
      }),
    );
  });

  it('is empty for the defaults and readable otherwise', () => {
    expect(formatAddress(DEFAULT_STATE)).toBe('');
    const where = ['channel:is:Paid Search', 'landing:starts:/a'];
    expect(formatAddress({ ...DEFAULT_STATE, model: 'linear', where })).toBe(
      'model=linear&where=channel:is:Paid+Search&where=landing:starts:/a',
    );
  });

  it('keeps a choice of models readable', () => {
    expect(
      formatAddress({ ...DEFAULT_STATE, models: ['last', 'markov'], journeys: 'channel:Email' }),
    ).toBe('models=last,markov&journeys=channel:Email');
  });

  it('carries what a panel keeps for itself', () => {
    const search = '?theme=dark&basis=lead&match=VK*+>+Brand&measure=rank';
    const foreign = foreignParameters(search);
    expect(foreign).toEqual([['match', 'VK* > Brand']]);
    // The order of a table by a column that no model has is the table's own.
    expect(foreignParameters('?rows=-value&models=markov,last')).toEqual([['rows', '-value']]);
    const written = formatAddress(parseAddress(search), foreign);
    expect(new URLSearchParams(written).get('match')).toBe('VK* > Brand');
  });

  it('names what it could not read, and nothing else', () => {
    fc.assert(
      fc.property(state, (chosen) => {
        expect(misread(`?${formatAddress(chosen)}`, OWN)).toEqual([]);
      }),
    );
    expect(misread('?model=last_non_direct&models=markov,last&match=a', [...OWN, 'match'])).toEqual(
      [],
    );
    expect(misread('?model=zzz&from=2026-13-40&to=2026-01-31&where=colour:is:red', OWN)).toEqual([
      { parameter: 'model', value: 'zzz' },
      { parameter: 'from', value: '2026-13-40' },
      { parameter: 'to', value: '2026-01-31' },
      { parameter: 'where', value: 'colour:is:red' },
    ]);
    expect(misread('?from=2026-11-20&to=2026-11-01', []).map(({ parameter }) => parameter)).toEqual(
      ['from', 'to'],
    );
    expect(misread('?models=last,magic', OWN)).toEqual([
      { parameter: 'models', value: 'last,magic' },
    ]);
  });

  it('takes as many conditions as the API, each once', () => {
    const all = Array.from({ length: 9 }, (_, at) => `region:is:${at}`);
    const search = new URLSearchParams(all.map((text) => ['where', text])).toString();
    expect(parseAddress(search).where).toEqual(all.slice(0, 8));
    expect(misread(search, [])).toEqual([{ parameter: 'where', value: 'region:is:8' }]);
  });

  it('names parameters that no page shares and this one has not', () => {
    expect(misread('?modle=linear&measure=rank&period=last_9_days', [])).toEqual([
      { parameter: 'modle', value: 'linear' },
      { parameter: 'measure', value: 'rank' },
      { parameter: 'period', value: 'last_9_days' },
    ]);
    // Days that are named win over a preset, so the preset is not followed.
    expect(misread('?from=2026-01-01&to=2026-01-02&period=today', [])).toEqual([
      { parameter: 'period', value: 'today' },
    ]);
  });

  it('reads what it does not know as the default', () => {
    const broken =
      '?model=magic&from=2026-02-30&to=2026-03-31&currency=rub&sort=-x&cell=x:y&lang=de';
    expect(parseAddress(broken)).toEqual(DEFAULT_STATE);
    expect(parseAddress('?from=2026-03-31&to=2026-01-01').period).toBeNull();
  });
});

describe('row ids', () => {
  it('give back any path, slashes and tildes included', () => {
    fc.assert(
      fc.property(path, (parts) => {
        expect(pathOfRow(rowId(parts))).toEqual(parts);
      }),
    );
  });

  it('name the rows above', () => {
    expect(ancestorsOf('a/b/c')).toEqual(['a', 'a/b']);
    expect(ancestorsOf('a')).toEqual([]);
  });
});
