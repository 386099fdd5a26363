import { proportionInterval } from '@throughline/transform/plan/experiments/proportions';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { OfflineReport, offline } from '../../contract/reports/offline.ts';
import { conditionText } from '../../contract/where.ts';
import type { Answering } from '../answer.ts';
import { moneyOf } from '../journey-filter.ts';
import { refuseWhere } from '../query/refuse-where.ts';
import { reportMeta } from '../report-meta.ts';
import { OFFLINE, offlineSalesStatement } from './offline-statements.ts';

const GROUPS = sqlFile(import.meta.url, './groups.sql');
const ALL = sqlFile(import.meta.url, './all.sql');
const EVENT_GROUPS = `${OFFLINE.events}${sqlFile(import.meta.url, './event-groups.sql')}`;
/** Sales with a known buyer from which on a share says something. */
const MINIMUM = 30;

const SUMS = ['revenue', 'margin', 'online_revenue', 'online_margin'] as const;
type Stored = Record<
  | ('sales' | 'known' | 'online' | 'without_branch')
  | (typeof SUMS)[number]
  | `unknown_${(typeof SUMS)[number]}`,
  string
> & { readonly is_total: number; readonly name: string; readonly middle_days: number };
type StoredEvent = Record<
  | ('name' | 'people' | 'registered' | 'attended' | 'came_registered' | 'requests' | 'sales')
  | ('revenue' | 'unknown_revenue' | 'margin' | 'unknown_margin'),
  string
>;
type Figures = OfflineReport['rows'][number];

/** Offline sales and how many of them began online; or events, and what was bought after them. */
export const offlineReport: Answering<typeof offline> = async (published, asked, config) => {
  const { reader, state } = published;
  const { by, where } = asked;
  if (by === 'event') refuseWhere(where, by);
  const groups = offlineSalesStatement(GROUPS, where);
  const window = asked.window ?? config.lookbackDays;
  const meta = reportMeta(published, asked, config);
  const { from, to } = meta;
  const parameters = state && {
    ...{ generation: state.generation, revision: state.revision, types: OFFLINE.types },
    ...{ from, to, by, window, timezone: config.timezone },
  };
  const isOfEvents = by === 'event';
  const [found, all, events] = parameters
    ? await Promise.all([
        isOfEvents ? [] : reader.rows<Stored>(groups.text, { ...parameters, ...groups.parameters }),
        reader.rows<Record<'sales' | 'revenue' | 'unknown', string>>(ALL, parameters),
        isOfEvents ? reader.rows<StoredEvent>(EVENT_GROUPS, parameters) : [],
      ])
    : [[], [], []];
  const total = found.find(({ is_total }) => Number(is_total) === 1);
  return {
    meta: {
      ...{
        report: 'offline',
        ...meta,
        by,
        window,
        minimum: MINIMUM,
        where: where.map(conditionText),
      },
      all: {
        sales: Number(all[0]?.sales ?? 0),
        revenue: moneyOf(all[0]?.revenue ?? '0', all[0]?.unknown ?? '0'),
      },
    },
    rows: found
      .filter((row) => row !== total)
      .map((row) => ({ name: row.name, ...figuresOf(row) })),
    totals: { ...figuresOf(total), without_branch: Number(total?.without_branch ?? 0) },
    events: events.map(eventOf),
  };
};

function figuresOf(row: Stored | undefined): Omit<Figures, 'name'> {
  const [sales, known, online] = (['sales', 'known', 'online'] as const).map((key) =>
    Number(row?.[key] ?? 0),
  ) as [number, number, number];
  const isEnough = known >= MINIMUM;
  const money = (key: (typeof SUMS)[number]) =>
    moneyOf(row?.[key] ?? '0', row?.[`unknown_${key}`] ?? '0');
  return {
    ...{ sales, known, online },
    online_share: isEnough ? online / known : null,
    ...(isEnough ? proportionInterval(online, known) : { low: null, high: null }),
    days: online > 0 ? Number(row?.middle_days) : null,
    ...{ revenue: money('revenue'), margin: money('margin') },
    ...{ online_revenue: money('online_revenue'), online_margin: money('online_margin') },
  };
}

function eventOf(row: StoredEvent): OfflineReport['events'][number] {
  const registered = Number(row.registered);
  return {
    name: row.name,
    ...{ people: Number(row.people), registered, attended: Number(row.attended) },
    show_rate: registered > 0 ? Number(row.came_registered) / registered : null,
    ...{ requests: Number(row.requests), event_sales: Number(row.sales) },
    event_revenue: moneyOf(row.revenue, row.unknown_revenue),
    event_margin: moneyOf(row.margin, row.unknown_margin),
  };
}
