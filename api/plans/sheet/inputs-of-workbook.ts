import type { ReadWorkbook } from '@throughline/ingest/spreadsheet/read-workbook';
import { DRIVERS, MARKET_LOADINGS } from '@throughline/transform/plan/risk/drivers';
import { planSettings } from '../../contract/plans.ts';
import { amountOfCell } from '../exact-amounts.ts';
import { monthOfText } from './month-text.ts';
import { type NamedCell, NamedCells } from './named-cells.ts';
import { decimalOfText } from './number-text.ts';
import type { SheetInputs } from './read-sheet.ts';
import type { SheetFaults } from './sheet-faults.ts';

const NUMBERS = [
  ...(['months', 'horizon', 'vat', 'fee', 'rate', 'finance_rate', 'reinvest_rate'] as const),
  'cost_delay',
] as const;
/** Settings whose cells have another name. */
const CELL_OF: Readonly<Record<string, string>> = {
  seasonality: 'season',
  lag: 'lag_share',
  loadings: 'loading_share',
};

/** Settings and name of a plan from the named cells of its workbook; what is wrong is gathered with its cell. */
export function inputsOf(
  workbook: ReadWorkbook,
  faults: SheetFaults,
): { inputs: SheetInputs; plan: string | undefined; version: number | undefined } {
  const cells = new NamedCells(workbook, faults);
  const text = (name: string) => cells.one(name)?.text || undefined;
  const settings: Record<string, unknown> = {
    currency: text('currency')?.toUpperCase(),
    basis: text('basis'),
    first_month: monthIn(cells),
    target: targetIn(cells),
    seasonality: cells.many('season').map((cell) => numberIn(cell, cells) ?? cells.empty(cell)),
    lag: sharesIn('lag_share', cells),
    payment_lag: sharesIn('payment_lag', cells),
    loadings: loadingsIn(cells),
  };
  for (const key of NUMBERS) {
    const cell = cells.one(key);
    settings[key] = cell && numberIn(cell, cells);
  }
  leaveOut(settings, text('assumed')?.split(',') ?? []);
  const wrong = new Set(cells.wrong);
  const read = planSettings.safeParse(settings);
  for (const { path, message } of read.error?.issues ?? []) {
    const name = CELL_OF[String(path[0])] ?? String(path[0]);
    if (!wrong.has(name)) cells.refuse(name, message, Number(path[1] ?? 0));
  }
  const { horizon, months } = settings;
  if (typeof horizon === 'number' && typeof months === 'number' && horizon < months)
    cells.refuse('horizon', `Expected ${months} or more, the months of the plan`);
  const version = Number(text('plan_version'));
  return {
    inputs: { name: text('plan_name'), settings: known(settings) },
    plan: text('plan_id'),
    version: Number.isSafeInteger(version) && version > 0 ? version : undefined,
  };
}

/** What the plan never said, and what nobody has changed since: then it says it still not. */
function leaveOut(settings: Record<string, unknown>, assumed: readonly string[]): void {
  const defaults: Readonly<Record<string, unknown>> = {
    horizon: settings.months,
    cost_delay: 0,
    seasonality: new Array(12).fill(1),
    lag: [1],
    payment_lag: [1],
    loadings: {},
  };
  for (const key of assumed)
    if (key in defaults && JSON.stringify(settings[key]) === JSON.stringify(defaults[key]))
      settings[key] = undefined;
}

function monthIn(cells: NamedCells): string | undefined {
  const cell = cells.one('first_month');
  const month = cell && monthOfText(cell.text);
  if (cell && month === undefined)
    cells.refuse('first_month', `Expected a month such as 2026-03, found "${cell.text}"`);
  return month;
}

function targetIn(cells: NamedCells): string | undefined {
  const cell = cells.one('target');
  if (!cell || cell.text === '') return undefined;
  const exact = cells.one('exact_target')?.text || undefined;
  const target =
    cell.value === undefined
      ? decimalOfText(cell.text, { decimalComma: undefined })
      : amountOfCell(cell.value, exact);
  if (target === undefined)
    cells.refuse('target', `Expected a number such as 1234.56, found "${cell.text}"`);
  return target;
}

/** A number, or a share typed as text (`20 %`); undefined for an empty cell. */
function numberIn(cell: NamedCell, cells: NamedCells): number | undefined {
  if (cell.value !== undefined) return cell.value;
  if (cell.text === '') return undefined;
  const read = decimalOfText(cell.text, { decimalComma: cell.text.includes(',') });
  if (read === undefined)
    cells.refuse(cell.name, `Expected a number, found "${cell.text}"`, cell.at);
  return read === undefined ? undefined : Number(read);
}

/** Shares up to the last that is filled in; an empty cell before it is 0. */
function sharesIn(name: string, cells: NamedCells): number[] {
  const list = cells.many(name);
  const last = list.findLastIndex(({ text }) => text !== '');
  return list.slice(0, last + 1).map((cell) => numberIn(cell, cells) ?? 0);
}

function loadingsIn(cells: NamedCells): Record<string, number> {
  const drivers = cells.many('loading_driver');
  const assumed = cells.many('loading_assumed');
  const loadings: Record<string, number> = {};
  for (const [at, cell] of cells.many('loading_share').entries()) {
    const driver = drivers[at]!.text;
    const value = numberIn(cell, cells);
    if (value === undefined) continue;
    const usual = (DRIVERS as readonly string[]).includes(driver)
      ? ((MARKET_LOADINGS as Readonly<Record<string, number>>)[driver] ?? 0)
      : undefined;
    if (assumed[at]?.text === 'assumed' && value === usual) continue;
    loadings[driver] = value;
  }
  return loadings;
}

function known(settings: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
