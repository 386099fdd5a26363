import { channelsRows } from '@throughline/api/contract/reports/channels-rows';
import { ALL_MODELS } from '@throughline/api/contract/terms';
import { describe, expect, it } from 'vitest';
import { createFormatter } from '../../format/formatter.ts';
import { gridStep } from '../../table/use-grid-keys.ts';
import { attribution, attributionRow, credit, modelState } from '../../testing/attribution.ts';
import {
  figureOf,
  intervalOf,
  measuresOf,
  writeFigure,
  writeInterval,
} from '../journeys/measure.ts';
import { cellBars } from './cell-bar.ts';
import { creditQuery } from './credit-query.ts';
import { matrixColumns, offSpans, toggleModel } from './matrix-columns.ts';
import { sortedRows } from './sorted-rows.ts';

const search = attributionRow('Paid Search', {
  last: credit(0.3, 2, undefined, 0.5),
  markov: credit(0.5, 1, [0.4, 0.6], 9),
});
const email = attributionRow('Email', {
  last: credit(0.4, 1, undefined, -0.2),
  markov: credit(0.2, 2, [0.1, 0.3], 0.4),
});
const lost = attributionRow('', { last: credit(0.3, null) }, 'unattributed');
const nameOf = (row: { channel: string }) => row.channel;

describe('matrixColumns', () => {
  it('groups the chosen models, rules first, and keeps one that is off', () => {
    const off = modelState('shapley', { available: false, totals: null });
    const states = [modelState('markov'), modelState('last'), modelState('linear'), off];
    const groups = matrixColumns(states, ['shapley', 'last', 'markov']);
    expect(groups.map(({ kind, columns }) => [kind, columns.map(({ model }) => model)])).toEqual([
      ['rule', ['last']],
      ['data_driven', ['markov', 'shapley']],
    ]);
    expect(matrixColumns(states, ['linear'])).toHaveLength(1);
  });

  it('lets neighbours that are off for one reason share the cell that says why', () => {
    const off = (model: 'markov' | 'shapley' | 'leave_one_out', message: string) =>
      modelState(model, { available: false, totals: null, reason: { code: 'X', message } });
    const columns = [
      modelState('last'),
      off('markov', 'too few'),
      off('shapley', 'too few'),
      off('leave_one_out', 'another'),
    ];
    expect(offSpans(columns)).toEqual([1, 2, 0, 1]);
    expect(offSpans(columns.toSpliced(2, 0, modelState('shapley_ordered')))).toEqual([
      1, 1, 1, 1, 1,
    ]);
  });

  it('puts a column in its place, and never takes the last one away', () => {
    expect(toggleModel(ALL_MODELS, ['last', 'markov'], 'first')).toEqual([
      'first',
      'last',
      'markov',
    ]);
    expect(toggleModel(ALL_MODELS, ['last', 'markov'], 'last')).toEqual(['markov']);
    expect(toggleModel(ALL_MODELS, ['last'], 'last')).toEqual(['last']);
  });
});

describe('sortedRows', () => {
  it('goes by the median of what the models say, whatever one of them says', () => {
    const odd = attributionRow('Phone', {
      ...{ last: credit(0.05, 3), linear: credit(0.05, 3) },
      shapley: credit(1.3, 1, [1.2, 1.4]),
    });
    const rows = sortedRows([odd, email, search], null, 'share', nameOf, 'en');
    expect(rows.map(nameOf)).toEqual(['Paid Search', 'Email', 'Phone']);
  });

  it('puts the unattributed row last', () => {
    const rows = sortedRows([lost, email, search], null, 'share', nameOf, 'en');
    expect(rows.map(nameOf)).toEqual(['Paid Search', 'Email', '']);
    const large = attributionRow('', { last: credit(0.9, null) }, 'unattributed');
    expect(sortedRows([large, email], null, 'share', nameOf, 'en').map(nameOf)).toEqual([
      'Email',
      '',
    ]);
  });

  it('goes by one model or by name, what is unknown after what is known', () => {
    const by = (key: 'last' | 'linear' | 'name', descending: boolean) =>
      sortedRows([lost, email, search], { key, descending }, 'share', nameOf, 'en').map(nameOf);
    expect(by('last', true)).toEqual(['Email', 'Paid Search', '']);
    expect(by('last', false)).toEqual(['Paid Search', 'Email', '']);
    expect(by('name', true)).toEqual(['Paid Search', 'Email', '']);
    expect(by('linear', true)).toEqual(['Email', 'Paid Search', '']);
  });
});

describe('cellBars', () => {
  it('measures all models by one scale', () => {
    const bar = cellBars([search, email, lost], ['last', 'markov'], 'share');
    expect(bar(search, 'markov')).toEqual({ start: 0, width: 100, negative: false });
    expect(bar(email, 'last')?.width).toBeCloseTo(80);
    expect(bar(lost, 'last')).toBeNull();
    expect(bar(search, 'linear')).toBeNull();
  });

  it('cuts an extreme ROMI and draws a loss to the left of 0', () => {
    // Sizes .2 .4 .5 9: the median is .4, the scale ends at 1.6.
    const bar = cellBars([search, email], ['last', 'markov'], 'romi');
    expect(bar(email, 'last')).toMatchObject({ start: 0, negative: true });
    expect(bar(search, 'last')?.width).toBeCloseTo((0.5 / 1.8) * 100);
    expect(bar(search, 'markov')?.width).toBeCloseTo((1.6 / 1.8) * 100);
    expect(cellBars([search], ['last'], 'rank')(search, 'last')).toBeNull();
  });
});

describe('figures', () => {
  const format = createFormatter('en');
  const cell = search.models.markov;

  it('leave money out where the conversions carry none', () => {
    expect(measuresOf('deal')).toContain('romi');
    expect(measuresOf('lead')).toEqual(['share', 'conversions', 'rank']);
  });

  it('are read and written by measure', () => {
    expect(writeFigure(format, figureOf(cell, 'share'), 'share')).toBe('50.0%');
    expect(writeFigure(format, figureOf(cell, 'value'), 'value')).toBe('500.00');
    expect(writeFigure(format, figureOf(cell, 'romi'), 'romi')).toBe('+900.0%');
    expect(writeFigure(format, figureOf(undefined, 'rank'), 'rank')).toBe('—');
  });

  it('have their interval in short, once where both ends are the same', () => {
    expect(writeInterval(format, intervalOf(cell, 'share') ?? [null, null], 'share')).toBe(
      '40.0%–60.0%',
    );
    expect(writeInterval(format, ['1234567.00', '2345678.00'], 'value')).toBe('1.2m–2.3m');
    expect(writeInterval(format, [-0.25, 0.5], 'romi')).toBe('−25% – +50%');
    const russian = createFormatter('ru');
    expect(writeInterval(russian, [0.236, 0.332], 'share')).toBe('23,6–33,2\u00a0%');
    expect(writeInterval(format, [-0.471, -0.286], 'share')).toBe('−47.1% – −28.6%');
    expect(writeInterval(russian, [null, 0.5], 'share')).toBe('—');
    expect(writeInterval(format, [2, 2], 'rank')).toBe('2');
    expect(intervalOf(search.models.last, 'share')).toBeNull();
    expect(intervalOf(cell, 'romi')).toBeNull();
  });
});

describe('what a figure opens', () => {
  const { meta } = attribution([modelState('last')], [search]);

  it('are the rows of the channel by that rule', () => {
    const query = creditQuery('last', 'Paid Search', meta);
    expect(channelsRows.query.parse(query)).toMatchObject({
      model: 'last',
      metric: 'revenue',
      channel: 'Paid Search',
      kind: 'channel',
    });
    expect(creditQuery('last', 'a~1b', { ...meta, of: 'lead' })).toMatchObject({
      metric: 'leads',
      channel: 'a/b',
    });
    const nowhere = creditQuery('last', '~unattributed', { ...meta, value: 'margin' });
    expect(nowhere).toMatchObject({ metric: 'margin', kind: 'unattributed' });
    expect(nowhere.channel).toBeUndefined();
  });
});

describe('cellStep', () => {
  it('moves by a cell and stays inside', () => {
    expect(gridStep('ArrowDown', false, { row: 2, column: 1 }, 3, 4)).toEqual({
      row: 2,
      column: 1,
    });
    expect(gridStep('ArrowRight', false, { row: 0, column: 1 }, 3, 4)).toEqual({
      row: 0,
      column: 2,
    });
    expect(gridStep('End', true, { row: 0, column: 0 }, 3, 4)).toEqual({ row: 2, column: 3 });
    expect(gridStep('Home', false, { row: 1, column: 3 }, 3, 4)).toEqual({ row: 1, column: 0 });
    expect(gridStep('x', false, { row: 1, column: 3 }, 3, 4)).toBeNull();
  });
});
