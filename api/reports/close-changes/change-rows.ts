import type { CloseMeasure } from '../../contract/closes.ts';
import type { MoneyCell } from '../../contract/finance-terms.ts';
import type { closeChangesRows } from '../../contract/reports/close-changes-rows.ts';
import type { Answering } from '../answer.ts';
import { askedClose, type ChangedFact, fetchChanges, fetchSums, keyOf, sideOf } from './fetch.ts';
import { microsOf, minus, text, together } from './measures.ts';

type Asked = Parameters<Answering<typeof closeChangesRows>>[1];

/** The facts behind a difference, or one fact as it was frozen, which is taken off, and as it is now. */
export const changeRows: Answering<typeof closeChangesRows> = async (published, asked, config) => {
  const { series, accounting, fact, limit, offset } = asked;
  const found = published.state ? await askedClose(published, asked.month) : undefined;
  if (!found) return { sum: '0.00', unknown: 0, count: 0, rows: [] };
  const of = { statement: found.statement, accounting };
  if (fact !== undefined) {
    const page = { fact, limit: 1, offset: 0 };
    const [change] = await fetchChanges(published, of, config, page);
    return change ? sidesOf(change, asked) : { sum: '0.00', unknown: 0, count: 0, rows: [] };
  }
  const [sums, changes] = await Promise.all([
    fetchSums(published, of, config),
    fetchChanges(published, of, config, { fact: '', limit, offset }),
  ]);
  const differing = sums.filter(({ reason }) => reason !== '');
  const was = together(differing.map((one) => sideOf(one, 'was')));
  const is = together(differing.map((one) => sideOf(one, 'is')));
  const sum = minus(microsOf(is, series, accounting), microsOf(was, series, accounting));
  const rows = changes.map((change) => ({
    ...aboutOf(change, change.reason),
    amount: text(
      minus(
        microsOf(sideOf(change, 'is'), series, accounting),
        microsOf(sideOf(change, 'was'), series, accounting),
      ),
    ),
  }));
  return {
    sum: text(sum),
    unknown: sum === null ? rows.filter(({ amount }) => amount === null).length : 0,
    count: differing.reduce((total, { facts }) => total + facts, 0),
    rows,
  };
};

function sidesOf(change: ChangedFact, { series, accounting, offset }: Asked): MoneyCell {
  const of = (side: 'was' | 'is') =>
    microsOf(sideOf(change, side), series as CloseMeasure, accounting);
  const [was, is] = [of('was'), of('is')];
  const rows = [
    ...(change.frozen_there
      ? [{ ...aboutOf(change, 'frozen'), amount: text(was === null ? null : -was) }]
      : []),
    ...(change.now_there ? [{ ...aboutOf(change, 'now'), amount: text(is) }] : []),
  ];
  return {
    sum: text(minus(is, was)),
    unknown: rows.filter(({ amount }) => amount === null).length,
    count: rows.length,
    rows: rows.slice(offset),
  };
}

function aboutOf(change: ChangedFact, label: string) {
  const { type, source, day, channel, campaign, number, refund } = change;
  return {
    ...{ type, id: refund || number || keyOf(change), label, source, day },
    ...{ channel, campaign, share: null },
  };
}
