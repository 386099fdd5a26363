import { randomUUID } from 'node:crypto';
import { Exact, ONE, ZERO } from '@throughline/transform/plan/figures/exact';
import {
  lineKey,
  monthIndex,
  type Plan,
  type PlanSettings,
  type PlanSheet,
  planId,
  planSchema,
} from '../../contract/plans.ts';
import { ProblemError } from '../../problems/problems.ts';
import type { StoredPlan } from '../read-plans.ts';
import type { Sheet } from './read-sheet.ts';
import { unrounded } from './unrounded.ts';
import { withSources } from './with-sources.ts';

/** What is asked for beside the sheet. */
export type SheetRequest = Omit<PlanSheet, 'csv'>;

export interface PlanOfSheet {
  readonly id: string;
  /** The version that the sheet is a change of; undefined for a new plan. */
  readonly read: number | undefined;
  readonly plan: Plan;
  /** Headings of columns that were not read. */
  readonly ignored: readonly string[];
}

/**
 * The plan that a sheet says. Settings come from the request, else from the workbook's own sheet of them, else from the
 * plan that it changes; of a new one the months are those of the sheet.
 * @throws ProblemError with every fault of the sheet, with row and column; then nothing is imported.
 */
export async function planOfSheet(
  asked: SheetRequest,
  sheet: Sheet,
  known: (id: string) => Promise<StoredPlan | undefined>,
  currency: string,
): Promise<PlanOfSheet> {
  const id = idOf(asked.plan ?? sheet.plan);
  const stored = await known(id);
  const settings = settingsOf(asked, stored?.plan.settings, sheet, currency);
  checkBudgets(asked, settings, sheet);
  checkTotals(sheet);
  checkLines(sheet, settings);
  sheet.faults.throwIfAny();
  const includes = new Set(asked.budget_includes);
  const factor = new Exact(ONE)
    .times(includes.has('vat') ? ONE.plus(settings.vat) : ONE)
    .times(includes.has('fee') ? ONE.plus(settings.fee) : ONE);
  const said = new Map(stored?.plan.lines.map((line) => [lineKey(line), line.currency]));
  const plan = planSchema.safeParse({
    name: asked.name ?? sheet.inputs?.name ?? stored?.plan.name ?? nameOfFile(asked.file) ?? id,
    settings,
    lines: sheet.lines.map(({ line }) => ({
      ...line,
      // The plan's own currency needs no saying in each line; where it was said, it stays.
      currency: said.get(lineKey(line)) === settings.currency ? settings.currency : undefined,
      budget: new Exact(line.budget).div(factor).toDecimalPlaces(6).toFixed(),
    })),
  });
  if (!plan.success)
    throw new ProblemError('body_invalid', {
      errors: plan.error.issues.map(({ path, message }) => ({ field: path.join('.'), message })),
    });
  const sourced = withSources(unrounded(plan.data, stored?.plan), stored?.plan);
  const read = stored && (asked.version ?? sheet.version ?? stored.version);
  return { id, read, plan: sourced, ignored: sheet.ignored };
}

/** Without its folder and its kind. */
function nameOfFile(file: string | undefined): string | undefined {
  return (
    file
      ?.replace(/^.*[\\/]/, '')
      .replace(/\.(xlsx|csv)$/i, '')
      .trim() || undefined
  );
}

function idOf(given: string | undefined): string {
  if (given === undefined) return randomUUID();
  const read = planId.safeParse(given);
  if (read.success) return read.data;
  throw new ProblemError('plan_row_invalid', {
    detail: `The plan "${given}" is no id of a plan: ${read.error.issues[0]!.message}.`,
  });
}

function settingsOf(
  { settings: asked = {} }: SheetRequest,
  before: PlanSettings | undefined,
  { rows, inputs }: Sheet,
  currency: string,
): SheetSettings {
  // What a workbook's sheet of inputs leaves empty was taken out there.
  const stored = inputs ? (inputs.settings as Partial<PlanSettings>) : before;
  const given = Object.fromEntries(
    Object.entries(asked).filter(([, value]) => value !== undefined),
  ) as Partial<PlanSettings>;
  const months = rows.flatMap(({ values }) => values.month ?? []).sort();
  const first = given.first_month ?? stored?.first_month ?? months[0] ?? '1970-01';
  const span = monthIndex(first, months.at(-1) ?? first) + 1;
  return {
    vat: 0,
    fee: 0,
    ...stored,
    ...given,
    currency:
      given.currency ??
      stored?.currency ??
      rows.find(({ values }) => values.currency)?.values.currency ??
      currency,
    first_month: first,
    months: given.months ?? stored?.months ?? Math.min(120, Math.max(1, span)),
  };
}

type SheetSettings = Partial<PlanSettings> &
  Pick<PlanSettings, 'vat' | 'fee' | 'first_month' | 'months' | 'currency'>;

/** Budgets that hold more than net media are never guessed at. */
function checkBudgets(
  { budget_includes: includes }: SheetRequest,
  { vat, fee }: SheetSettings,
  { isGross, places, headingsRow, faults }: Sheet,
): void {
  const refuse = (message: string) =>
    faults.add('plan_basis_unclear', headingsRow, places.get('budget'), message);
  if (isGross && includes === undefined)
    refuse(
      'The heading says that budgets are not net: say what they hold with --budget-includes vat,fee',
    );
  if (includes?.includes('vat') && vat === 0)
    refuse('Budgets that hold VAT need its rate: give it with --vat, such as 0.2');
  if (includes?.includes('fee') && fee === 0)
    refuse('Budgets that hold the agency fee need its rate: give it with --fee, such as 0.1');
}

function checkTotals({ rows, totals, places, faults }: Sheet): void {
  for (const { row, month, figures } of totals)
    for (const [column, found] of figures) {
      const parts = rows.filter(({ values }) => month === undefined || values.month === month);
      // A sum with a part that cannot be read is unknown, as is a month's where a row's month is.
      const unknown = [column, ...(month === undefined ? [] : ['month'])];
      if (rows.some(({ wrong }) => unknown.some((each) => wrong.has(each)))) continue;
      const expected = parts.reduce((sum, { values }) => sum.plus(values[column] ?? 0), ZERO);
      if (expected.eq(found)) continue;
      const message = `Expected ${expected.toFixed()}, the sum of the lines, found ${found}`;
      faults.add('plan_total_differs', row, places.get(column), message);
    }
}

function checkLines({ rows, places, faults }: Sheet, settings: SheetSettings): void {
  const seen = new Map<string, number>();
  const { first_month: first, months, currency } = settings;
  for (const { row, values } of rows) {
    const { channel, campaign, month } = values;
    if (values.currency !== undefined && values.currency !== currency)
      faults.add(
        ...(['plan_currency_mixed', row, places.get('currency')] as const),
        `Expected ${currency}, found ${values.currency}`,
      );
    if (month === undefined) continue;
    const at = monthIndex(first, month);
    if (at < 0 || at >= months)
      faults.add(
        ...(['plan_month_outside', row, places.get('month')] as const),
        `Expected one of the ${months} months from ${first}, found ${month}`,
      );
    if (channel === undefined) continue;
    const key = lineKey({ channel, campaign, month });
    const before = seen.get(key);
    const name = [channel, campaign, month].filter(Boolean).join(' · ');
    if (before === undefined) seen.set(key, row);
    else
      faults.add(
        ...(['plan_line_duplicate', row, places.get('channel')] as const),
        `${name} stands in row ${before} already`,
      );
  }
}
