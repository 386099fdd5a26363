import type { reconcileRows as contract } from '../../contract/reports/reconcile-rows.ts';
import type { Answering } from '../answer.ts';
import { checkPeriod } from '../period.ts';
import type { Item } from './item.ts';
import { itemsOf, sumOf, text } from './reconcile-report.ts';

/** The records behind a line, the newest first. */
export const reconcileRows: Answering<typeof contract> = async (published, asked, config) => {
  const { step, line, limit, offset } = asked;
  const { items } = await itemsOf(published, checkPeriod(asked), config, [step], 'single');
  const own = items.filter((item) => item.step === step && item.reason === line);
  const sorted = own.toSorted((a, b) => (sortKey(a) > sortKey(b) ? -1 : 1));
  return {
    sum: text(sumOf(own, () => true)),
    unknown: own.filter(({ amount }) => amount === null).length,
    count: own.length,
    rows: sorted.slice(offset, offset + limit).map(({ type, id, label, source, day, amount }) => ({
      ...{ type, id, label, source, day: day || asked.to!, channel: '', campaign: '', share: null },
      amount: text(amount),
    })),
  };
};

const sortKey = ({ day, source, type, id }: Item) => JSON.stringify([day, source, type, id]);
