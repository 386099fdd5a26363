import { closeHeadOf } from '../../closes/stored/close-head.ts';
import type { CloseMeasure } from '../../contract/closes.ts';
import type { CloseChange, closeChanges } from '../../contract/reports/close-changes.ts';
import { changesNotes } from '../../contract/reports/close-changes-notes.ts';
import type { Answering } from '../answer.ts';
import { fetchUnpriced } from '../finance/unpriced.ts';
import { everSold } from '../query/fetch-around.ts';
import { metaOf, reportMeta } from '../report-meta.ts';
import { expiredOf } from './expired-of.ts';
import {
  askedClose,
  type ChangedFact,
  fetchChanges,
  fetchSums,
  keyOf,
  type ReasonSums,
  sideOf,
} from './fetch.ts';
import { differences, every, microsOf, minus, type SideSums, text, together } from './measures.ts';

type Accounting = CloseChangesAsked['accounting'];
type CloseChangesAsked = Parameters<Answering<typeof closeChanges>>[1];

/** What has changed of a closed month: each fact that differs, and the sums of both sides. */
export const closeChangesReport: Answering<typeof closeChanges> = async (
  published,
  asked,
  config,
) => {
  const { accounting, limit, offset } = asked;
  const found = await askedClose(published, asked.month);
  if (!found || !published.state) {
    const none = every(() => null);
    return {
      meta: {
        report: 'close-changes',
        ...reportMeta(published, asked, config),
        ...{ month: null, accounting, close: null, changes: 0, expired: null },
        notes: changesNotes({ month: null, changes: 0, shown: 0, expired: null }, 'en'),
      },
      ...{ rows: [], reasons: [], totals: { frozen: none, now: none, difference: none } },
    };
  }
  const { statement, close } = found;
  const { from, to, month } = statement;
  const [sums, changes, priced, hasSales, expired] = await Promise.all([
    fetchSums(published, { statement, accounting }, config),
    fetchChanges(published, { statement, accounting }, config, { fact: '', limit, offset }),
    fetchUnpriced(published.reader, published.state, { from, to }),
    everSold(published.reader, published.state),
    expiredOf(published.reader, from, config.timezone),
  ]);
  const differing = sums.filter(({ reason }) => reason !== '');
  const count = differing.reduce((total, { facts }) => total + facts, 0);
  const now = knownNow(sums, accounting, {
    hasCosts: priced.hasCosts && priced.unpriced.length === 0,
    hasSales,
  });
  const frozen = statement.figures[accounting];
  return {
    meta: {
      report: 'close-changes',
      ...metaOf(published, { from, to }, config, asked.default_period),
      ...{ month, accounting, close: closeHeadOf(statement, close), changes: count },
      expired,
      notes: changesNotes({ month, changes: count, shown: changes.length, expired }, 'en'),
    },
    rows: changes.map((change) => rowOf(change, accounting)),
    reasons: differing.map(({ reason, facts, ...sides }) => ({
      ...{ reason: reason as Exclude<typeof reason, ''>, facts },
      difference: differences(sideOf(sides, 'was'), sideOf(sides, 'is'), accounting),
    })),
    totals: {
      frozen,
      now,
      difference: every((measure) =>
        frozen[measure] === null || now[measure] === null
          ? null
          : differenceOf(sums, measure, accounting),
      ),
    },
  };
};

function differenceOf(sums: readonly ReasonSums[], measure: CloseMeasure, accounting: Accounting) {
  const was = together(sums.map((one) => sideOf(one, 'was')));
  const is = together(sums.map((one) => sideOf(one, 'is')));
  return minus(microsOf(is, measure, accounting), microsOf(was, measure, accounting));
}

const OF_SALES: ReadonlySet<CloseMeasure> = new Set(['sold', 'refunds', 'revenue', 'cash_in']);

/** The figures of today; what nobody tells, and what was paid for and has no known cost, is unknown. */
function knownNow(
  sums: readonly ReasonSums[],
  accounting: Accounting,
  { hasCosts, hasSales }: { readonly hasCosts: boolean; readonly hasSales: boolean },
) {
  const side = together(sums.map((one) => sideOf(one, 'is')));
  const isTold = (measure: CloseMeasure) =>
    measure === 'profit'
      ? hasCosts && hasSales
      : OF_SALES.has(measure) || measure === 'margin'
        ? hasSales
        : hasCosts;
  return every((measure) => (isTold(measure) ? microsOf(side, measure, accounting) : null));
}

function rowOf(change: ChangedFact, accounting: Accounting): CloseChange {
  const [was, is] = [sideOf(change, 'was'), sideOf(change, 'is')];
  const amount = (side: SideSums) =>
    text(
      change.type === 'cost'
        ? microsOf(side, 'cost', accounting)
        : change.type === 'refund'
          ? refunded(side, accounting)
          : microsOf(side, 'revenue', accounting),
    );
  const { reason, type, source, day, channel, campaign } = change;
  return {
    ...{ key: keyOf(change), reason, type, id: change.refund || change.number || change.fact },
    ...{ source, day, channel: channel || null, campaign },
    frozen: change.frozen_there ? amount(was) : null,
    now: change.now_there ? amount(is) : null,
    difference: differences(was, is, accounting),
  };
}

/** What was paid back; of a refund that the accounting takes off another month, its cash is still of this one. */
function refunded(side: SideSums, accounting: Accounting): bigint | null {
  const own = microsOf(side, 'refunds', accounting);
  return own === 0n ? microsOf(side, 'refunds', 'cash') : own;
}
