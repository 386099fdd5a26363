import type { MonthFigures, MonthsRow, months } from '../../contract/reports/months.ts';
import { monthsNotes } from '../../contract/reports/months-notes.ts';
import type { Answering } from '../answer.ts';
import { fetchArrived } from '../finance/arrived.ts';
import { type MonthDays, monthsOf } from '../finance/months-of.ts';
import { configuredRates } from '../finance/rates-of.ts';
import { fetchBooks, fetchSalesTold } from '../query/books/books.ts';
import { reportMeta } from '../report-meta.ts';
import { amountsOf, type RowFacts } from './amounts.ts';
import { closedMonths, closedSince } from './closed-since.ts';
import { fetchMonths, type MonthFacts, NO_FACTS } from './fetch.ts';

/**
 * What each month cost and brought, of the business as a whole or by channel.
 * @throws {ProblemError} for a period that cannot be answered.
 */
export const monthsReport: Answering<typeof months> = async (published, asked, config) => {
  const { reader, state } = published;
  const { accounting } = asked;
  const meta = reportMeta(published, asked, config);
  const isByChannel = asked.by.includes('channel');
  const model = isByChannel ? asked.model : null;
  const rates = configuredRates(config);
  const period = { from: meta.from, to: meta.to };
  const [facts, arrived, closes] = await Promise.all([
    state
      ? fetchMonths(reader, state, period, { model, rates, customWeights: config.customWeights })
      : NO_FACTS,
    fetchArrived(published, config.timezone),
    closedMonths(reader),
  ]);
  // Money of a sale says so; only where there is none is it asked whether any source tells of sales.
  const isSold = facts.flows.some(({ kind, part }) => kind === 'all' && part === 'kept');
  const hasSales = isSold || (state !== null && (await salesTold(published, period)));
  const row = (rest: Omit<RowFacts, 'accounting' | 'hasSales'>) =>
    amountsOf({ ...rest, accounting, hasSales });
  const whole = facts.flows.filter(({ kind }) => kind === 'all');
  const about = {
    report: 'months' as const,
    ...meta,
    ...{
      accounting,
      model,
      by: isByChannel ? (['channel', 'month'] as const) : (['month'] as const),
    },
    ...{ vat_rate: rates.vat_ppm / 1e6, fee: rates.fee_ppm / 1e6 },
    ...{ data_complete_to: arrived.dataCompleteTo, sources: [...arrived.sources] },
    unpriced: distinct(facts),
  };
  return {
    meta: { ...about, by: [...about.by], notes: monthsNotes(about).map(({ en }) => en) },
    rows: monthsOf(period).flatMap((days) =>
      rowsOf(ofMonth(facts, days), isByChannel).map(({ kind, channel, ...rest }) => {
        const figures = row(rest);
        return {
          ...{ key: keyOf(kind, channel), month: days.month, channel, kind },
          ...{ from: days.from, to: days.to },
          complete: arrived.dataCompleteTo !== null && days.to <= arrived.dataCompleteTo,
          closed: closedSince(
            closes.get(days.month),
            { kind, channel, days, accounting, model },
            figures,
          ),
          ...figures,
        };
      }),
    ),
    totals: row({
      costs: facts.costs,
      flows: whole,
      isUnpriced: facts.unpriced.length > 0,
      hasCosts: facts.hasCosts,
    }) satisfies MonthFigures,
  };
};

async function salesTold(
  { reader, state }: Parameters<typeof monthsReport>[0],
  period: { readonly from: string; readonly to: string },
): Promise<boolean> {
  const dated = { model: 'last', basis: 'payment', customWeights: [] } as const;
  return fetchSalesTold(reader, state!, await fetchBooks(reader, state!, period, dated));
}

function ofMonth(
  { costs, flows, unpriced, hasCosts }: MonthFacts,
  { month }: MonthDays,
): MonthFacts {
  const isOf = (one: { readonly month: string }) => one.month.startsWith(month);
  return {
    costs: costs.filter(isOf),
    flows: flows.filter(isOf),
    unpriced: unpriced.filter(isOf),
    hasCosts,
  };
}

type MonthPart = Pick<MonthsRow, 'kind' | 'channel'> & Omit<RowFacts, 'accounting' | 'hasSales'>;

/** One row of everything, or a row a channel and one of what no touch led to. */
function rowsOf(
  { costs, flows, unpriced, hasCosts }: MonthFacts,
  isByChannel: boolean,
): MonthPart[] {
  if (!isByChannel)
    return [
      {
        ...{ kind: 'all', channel: null, costs, hasCosts, isUnpriced: unpriced.length > 0 },
        flows: flows.filter(({ kind }) => kind === 'all'),
      },
    ];
  const divided = flows.filter(({ kind }) => kind === 'channel');
  const names = new Set([...costs, ...divided, ...unpriced].map(({ channel }) => channel));
  const rest = flows.filter(({ kind }) => kind === 'unattributed');
  return [
    ...[...names].sort().map((name): MonthPart => {
      const isOf = ({ channel }: { readonly channel: string }) => channel === name;
      return {
        ...{ kind: 'channel', channel: name, costs: costs.filter(isOf), hasCosts: false },
        ...{ flows: divided.filter(isOf), isUnpriced: unpriced.some(isOf) },
      };
    }),
    ...(rest.length > 0
      ? [
          {
            ...{ kind: 'unattributed' as const, channel: null, costs: [], hasCosts: false },
            ...{ flows: rest, isUnpriced: false },
          },
        ]
      : []),
  ];
}

function keyOf(kind: MonthsRow['kind'], channel: string | null): string {
  return new URLSearchParams({ kind, ...(channel !== null && { channel }) }).toString();
}

function distinct({ unpriced }: MonthFacts): { channel: string; source: string }[] {
  const found = new Map(
    unpriced.map(({ channel, source }) => [`${channel}\u001f${source}`, { channel, source }]),
  );
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
