import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { StockRow, stock } from '../../contract/reports/stock.ts';
import type { Answering } from '../answer.ts';
import { toldKinds } from '../entities/told-kinds.ts';
import { reportMeta } from '../report-meta.ts';
import { STOCK, STOCK_TYPES } from './stock-statement.ts';

const GROUPS = `${STOCK}${sqlFile(import.meta.url, './groups.sql')}`;
const ADS = `${STOCK}${sqlFile(import.meta.url, './ads.sql')}`;

/** Days of cover below which a product is low, and above which it is slow. */
const LOW = 7;
const SLOW = 90;
const DAY_MS = 86_400_000;

type Stored = Record<'sku' | 'title' | 'level_day' | 'days' | 'days_out' | 'revenue', string> &
  Record<'available' | 'incoming' | 'units' | 'waiting', number>;
type Ads = Record<'sku' | 'cost' | 'unknown', string>;

/** Each product's stock against its sales and its advertising, what needs something done first. */
export const stockReport: Answering<typeof stock> = async (published, asked, config) => {
  const { reader, state } = published;
  const meta = reportMeta(published, asked, config);
  const { from, to } = meta;
  const parameters = state && {
    ...{ generation: state.generation, revision: state.revision, types: STOCK_TYPES },
    ...{ from, to, timezone: config.timezone },
  };
  const kinds = state && (await toldKinds(reader, state));
  const [found, ads] =
    parameters && kinds?.has('stock_level')
      ? await Promise.all([
          reader.rows<Stored>(GROUPS, parameters),
          reader.rows<Ads>(ADS, parameters),
        ])
      : [[], []];
  const revenue = found.reduce((sum, row) => sum + Number(row.revenue), 0);
  const spent = new Map(ads.map((row) => [row.sku, row]));
  const rows = found.map((row) => rowOf(row, revenue, spent.get(row.sku)));
  const told = found.reduce((most, { days }) => Math.max(most, Number(days)), 0);
  const all = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  return {
    meta: { report: 'stock', ...meta, days: { all, told } },
    rows: rows.sort(
      (a, b) =>
        ORDER.indexOf(a.state) - ORDER.indexOf(b.state) ||
        (a.cover ?? SLOW) - (b.cover ?? SLOW) ||
        (a.sku < b.sku ? -1 : 1),
    ),
  };
};

const ORDER: readonly StockRow['state'][] = ['short', 'out', 'low', 'slow', 'unsold', 'fine'];

function rowOf(row: Stored, revenue: number, ads: Ads | undefined): StockRow {
  const { sku, title, level_day, available, incoming, units, waiting } = row;
  const [days, daysOut] = [Number(row.days), Number(row.days_out)];
  const pace = units > 0 && days > daysOut ? units / (days - daysOut) : null;
  const cover = pace === null ? null : available / pace;
  const lacking = Math.max(0, waiting - available);
  const share = revenue > 0 ? Number(row.revenue) / revenue : 0;
  return {
    ...{ sku, title, level_day, available, incoming, units, pace, cover },
    state: stateOf(available, lacking, cover),
    days_out: daysOut,
    missed: pace === null ? null : pace * daysOut,
    ads_out:
      Number(ads?.unknown ?? 0) > 0 ? null : ((Number(ads?.cost ?? 0) / 1e6) * share).toFixed(2),
    ...{ waiting, lacking },
  };
}

function stateOf(available: number, lacking: number, cover: number | null): StockRow['state'] {
  if (lacking > 0) return 'short';
  if (available <= 0) return 'out';
  if (cover === null) return 'unsold';
  if (cover < LOW) return 'low';
  return cover > SLOW ? 'slow' : 'fine';
}
