import { formatMicros } from '@throughline/ingest/contract/money';
import type {
  ReconcileLine,
  ReconcileStepSums,
  reconcile,
} from '../../contract/reports/reconcile.ts';
import { reconcileNotes } from '../../contract/reports/reconcile-notes.ts';
import { RECONCILE_LINES, RECONCILE_STEPS } from '../../contract/reports/reconcile-rows.ts';
import type { Answering, Published } from '../answer.ts';
import type { Period } from '../period.ts';
import type { ReportConfig } from '../report-config.ts';
import { reportMeta } from '../report-meta.ts';
import { costsStep } from './costs-step.ts';
import { dealsStep } from './deals-step.ts';
import { fetchFacts, type Told } from './fetch.ts';
import type { Item } from './item.ts';
import { paymentsStep } from './payments-step.ts';
import { unnamedItems } from './unnamed-orders.ts';

const NONE_TOLD: Told = {
  ...{ costs: false, invoices: false, deals: false, orders: false, payments: false },
};

/** Each side of each step, and every difference between them by its reason: nothing is left without one. */
export const reconcileReport: Answering<typeof reconcile> = async (published, asked, config) => {
  const meta = reportMeta(published, asked, config);
  const period = { from: meta.from, to: meta.to };
  const { items, told } = await itemsOf(published, period, config, RECONCILE_STEPS, 'summed');
  const steps = RECONCILE_STEPS.map((step): ReconcileStepSums => {
    const own = items.filter((item) => item.step === step);
    const status = statusOf(step, told);
    const left = status === 'no_left' ? null : sumOf(own, ({ reason }) => reason === 'left');
    const right = status === 'no_right' ? null : sumOf(own, ({ reason }) => reason === 'right');
    const named = sumOf(own, ({ reason }) => reason !== 'left' && reason !== 'right');
    const difference = left === null || right === null ? null : right - left;
    const unexplained = difference === null || named === null ? null : difference - named;
    return {
      ...{ step, status, left: text(left), right: text(right) },
      ...{ difference: text(difference), unexplained: text(unexplained) },
    };
  });
  return {
    meta: { report: 'reconcile', ...meta, notes: reconcileNotes(steps, 'en') },
    steps,
    rows: steps.flatMap((sums) => linesOf(sums, items)),
  };
};

const STEPS = { costs: costsStep, deals: dealsStep, payments: paymentsStep } as const;

/**
 * All items of some steps. Of a step that has but one side there is nothing between.
 * @param orders those that nobody names can be one item for all of them.
 */
export async function itemsOf(
  published: Published,
  period: Period,
  config: ReportConfig,
  steps: readonly Item['step'][],
  orders: 'single' | 'summed',
): Promise<{ readonly items: readonly Item[]; readonly told: Told }> {
  const { state } = published;
  if (!state) return { items: [], told: NONE_TOLD };
  const facts = await fetchFacts({ ...published, state }, period, config, steps, orders);
  const asked = { ...period, ...facts, currency: config.currency };
  const { unnamed } = facts;
  const all = steps.flatMap((step) => [
    ...STEPS[step](asked),
    ...(unnamed ? unnamedItems(step, unnamed) : []),
  ]);
  const isSide = ({ reason }: Item) => reason === 'left' || reason === 'right';
  return {
    items: all.filter((item) => isSide(item) || statusOf(item.step, facts.told) === 'compared'),
    told: facts.told,
  };
}

function statusOf(step: Item['step'], told: Told): ReconcileStepSums['status'] {
  const [left, right] = {
    costs: [told.invoices, told.costs],
    deals: [told.deals, told.orders],
    payments: [told.orders, told.payments],
  }[step] as [boolean, boolean];
  return left ? (right ? 'compared' : 'no_right') : 'no_left';
}

function linesOf(
  { step, left, right }: ReconcileStepSums,
  items: readonly Item[],
): ReconcileLine[] {
  const own = items.filter((item) => item.step === step);
  const [first, last, ...reasons] = RECONCILE_LINES;
  return [first!, ...reasons, last!].flatMap((line): ReconcileLine[] => {
    const found = own.filter(({ reason }) => reason === line);
    const isSide = line === 'left' || line === 'right';
    if (found.length === 0 && !isSide) return [];
    const times = found.reduce((all, item) => all + (item.times ?? 1), 0);
    const amount =
      line === 'left' ? left : line === 'right' ? right : text(sumOf(found, () => true));
    return [{ key: `${step}:${line}`, step, line, amount, items: times }];
  });
}

export function sumOf(items: readonly Item[], is: (item: Item) => boolean): bigint | null {
  let total = 0n;
  for (const item of items) {
    if (!is(item)) continue;
    if (item.amount === null) return null;
    total += item.amount;
  }
  return total;
}

export function text(micros: bigint | null): string | null {
  return micros === null ? null : formatMicros(micros);
}
