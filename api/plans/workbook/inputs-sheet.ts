import { DRIVERS, MARKET_LOADINGS } from '@throughline/transform/plan/risk/drivers';
import type { PlanSettings } from '../../contract/plans.ts';
import { columnLetters } from '../../spreadsheet/column-letters.ts';
import type { CellStyle, Sheet, Validation } from '../../spreadsheet/write/workbook.ts';
import { Cells, computed, monthSerial } from './cells.ts';
import type { Format } from './plan-columns.ts';
import type { PlanFigures } from './plan-figures.ts';
import { type RULES, validation } from './rules.ts';
import type { Word, Words } from './words.ts';

/** Cells of a lag: as many as are given, at least those of a year and the month before it. */
const LEAST_LAG = 13;
const FIRST = 4;
/** Columns of the blocks, from 0; the cell beside each name is its value. */
export const BLOCKS = { settings: 0, season: 5, lag: 8, paymentLag: 11, loadings: 14 } as const;

interface Setting {
  readonly key: Word & (keyof PlanSettings | 'plan_name' | 'rate_month');
  readonly format: Format;
  readonly rule?: keyof typeof RULES;
}

const SETTINGS: readonly Setting[] = [
  { key: 'plan_name', format: 'text' },
  { key: 'currency', format: 'text' },
  { key: 'first_month', format: 'month' },
  { key: 'months', format: 'whole' },
  { key: 'horizon', format: 'whole' },
  { key: 'vat', format: 'share', rule: 'share' },
  { key: 'fee', format: 'share', rule: 'share' },
  { key: 'rate', format: 'share', rule: 'rate' },
  { key: 'finance_rate', format: 'share', rule: 'rate' },
  { key: 'reinvest_rate', format: 'share', rule: 'rate' },
  { key: 'rate_month', format: 'share' },
  { key: 'cost_delay', format: 'whole', rule: 'delay' },
  { key: 'target', format: 'money', rule: 'money' },
  { key: 'basis', format: 'text' },
];
/** The sheets have as many months as these say: they are changed at the import. */
const FIXED = new Set<string>(['first_month', 'months', 'horizon', 'rate_month', 'basis']);

/** Settings that the plan does not say, and that a formula needs all the same. */
const ASSUMED = [
  'horizon',
  'cost_delay',
  'seasonality',
  'lag',
  'payment_lag',
  'loadings',
] as const satisfies readonly (keyof PlanSettings)[];

export interface Inputs {
  readonly sheet: Sheet;
  readonly names: ReadonlyMap<string, string>;
  /** Rows of the two lags, the first and the last. */
  readonly lag: readonly [number, number];
  readonly paymentLag: readonly [number, number];
}

/** Settings as named cells, and their blocks: season, lags, market loadings. */
export function inputsSheet(figures: PlanFigures, words: Words): Inputs {
  const { stored, horizon, season, lag, paymentLag, costDelay } = figures;
  const { name, settings } = stored.plan;
  const isEditable = stored.state !== 'locked';
  const input = (format: Format): CellStyle => ({ format, isInput: true, isUnlocked: isEditable });
  const cells = new Cells();
  const names = new Map<string, string>();
  const validations: Validation[] = [];
  cells.put(1, 0, name, { isBold: true });

  const values: Readonly<Record<string, string | number | undefined>> = {
    ...settings,
    ...{ plan_name: name, horizon, cost_delay: costDelay },
    first_month: monthSerial(settings.first_month),
    target: settings.target === undefined ? undefined : Number(settings.target),
    ...{ seasonality: undefined, lag: undefined, payment_lag: undefined, loadings: undefined },
    sources: undefined,
  };
  for (const [at, { key, format, rule }] of SETTINGS.entries()) {
    const row = FIRST + at;
    cells.put(row, 0, words(key));
    names.set(key, `Inputs!$B$${row}`);
    if (key === 'rate_month') {
      const result = (1 + (settings.rate ?? 0)) ** (1 / 12) - 1;
      cells.put(row, 1, computed('(1+rate)^(1/12)-1', result), { format });
    } else cells.put(row, 1, values[key] ?? null, FIXED.has(key) ? { format } : input(format));
    if (rule) validations.push(validation(rule, `B${row}`, words));
  }
  // Hidden: what the plan itself leaves open, and an amount with more digits than a spreadsheet keeps.
  const assumed = ASSUMED.filter((key) => settings[key] === undefined);
  cells.put(1, 3, assumed.join(','), { format: 'text' });
  names.set('assumed', 'Inputs!$D$1');
  cells.put(2, 3, settings.target ?? '', { format: 'text' });
  names.set('exact_target', 'Inputs!$D$2');

  const block = (
    column: number,
    heading: Word,
    labels: readonly (string | number)[],
    given: readonly (number | null)[],
    format: Format,
  ): [number, number] => {
    cells.put(FIRST - 1, column, words(heading), { isBold: true });
    for (const [at, value] of given.entries()) {
      cells.put(FIRST + at, column, labels[at]!);
      cells.put(FIRST + at, column + 1, value, input(format));
    }
    return [FIRST, FIRST + given.length - 1];
  };
  const range = (name: string, column: number, [first, last]: readonly [number, number]) => {
    const letters = columnLetters(column);
    names.set(name, `Inputs!$${letters}$${first}:$${letters}$${last}`);
    return `${letters}${first}:${letters}${last}`;
  };
  const counted = (given: readonly number[]): (number | null)[] => [
    ...given,
    ...new Array<null>(Math.max(0, LEAST_LAG - given.length)).fill(null),
  ];
  const numbers = (list: readonly unknown[]) => list.map((_, at) => at);
  const months = numbers(season).map((at) => at + 1);
  const rows = {
    season: block(BLOCKS.season, 'season', months, season, 'factor'),
    lag: block(BLOCKS.lag, 'lag', numbers(counted(lag)), counted(lag), 'share'),
    paymentLag: block(
      ...([BLOCKS.paymentLag, 'payment_lag', numbers(counted(paymentLag))] as const),
      ...([counted(paymentLag), 'share'] as const),
    ),
  };
  validations.push(
    validation('money', range('season', BLOCKS.season + 1, rows.season), words),
    validation('share', range('lag_share', BLOCKS.lag + 1, rows.lag), words),
    validation('share', range('payment_lag', BLOCKS.paymentLag + 1, rows.paymentLag), words),
  );

  const given = settings.loadings ?? {};
  const drivers = [...new Set<string>([...DRIVERS, ...Object.keys(given).sort()])];
  const defaults: Readonly<Record<string, number | undefined>> = MARKET_LOADINGS;
  const loadings = block(
    ...([BLOCKS.loadings, 'loadings', drivers] as const),
    ...([drivers.map((driver) => given[driver] ?? defaults[driver] ?? 0), 'factor'] as const),
  );
  validations.push(
    validation('loading', range('loading_share', BLOCKS.loadings + 1, loadings), words),
  );
  range('loading_driver', BLOCKS.loadings, loadings);
  range('loading_assumed', BLOCKS.loadings + 2, loadings);
  for (const [at, driver] of drivers.entries())
    if (given[driver] === undefined)
      cells.put(FIRST + at, BLOCKS.loadings + 2, 'assumed', { format: 'text' });

  const widths = [34, 18, 2, 2, 2, 10, 10, 2, 10, 10, 2, 10, 10, 2, 16, 10, 2];
  return {
    sheet: {
      name: 'Inputs',
      columns: widths.map((width, at) => ({ width, isHidden: at === 3 || at === 16 })),
      cells: cells.list,
      frozen: { columns: 0, rows: 3 },
      ...(isEditable && { validations }),
    },
    names,
    lag: rows.lag,
    paymentLag: rows.paymentLag,
  };
}
