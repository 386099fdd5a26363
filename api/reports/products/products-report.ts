import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { ProductsReport, products } from '../../contract/reports/products.ts';
import type { Answering } from '../answer.ts';
import { moneyOf } from '../journey-filter.ts';
import { reportMeta } from '../report-meta.ts';
import { LINES, PRODUCT_TYPES } from './products-statement.ts';

const GROUPS = `${LINES}${sqlFile(import.meta.url, './groups.sql')}`;
const PAIRS = `${LINES}${sqlFile(import.meta.url, './pairs.sql')}`;
const ORDERS = `${LINES}${sqlFile(import.meta.url, './orders.sql')}`;
const CARTS = sqlFile(import.meta.url, './carts.sql');

/** Of fewer orders with both nothing is told. */
const LEAST_TOGETHER = 3;

interface Named {
  readonly is_total: number;
  readonly name: string;
}
interface Stored
  extends Named,
    Record<'kept_money' | 'margin_money' | 'discount' | 'gross', string> {
  readonly title: string;
  readonly category: string;
  readonly orders: string;
  readonly units: number;
  readonly returned: number;
  readonly attached: string;
  readonly unknown_revenue: string;
  readonly unknown_margin: string;
}
interface Cart extends Named {
  readonly carts: string;
  readonly abandoned: string;
}
type Pair = Record<'product' | 'other' | 'title' | 'other_title' | 'together', string> & {
  readonly lift: number;
};

/** Products by what they bring, how often they come back and how often they are left in the cart; and pairs of them. */
export const productsReport: Answering<typeof products> = async (published, asked, config) => {
  const { reader, state } = published;
  const { by } = asked;
  const meta = reportMeta(published, asked, config);
  const parameters = state && {
    ...{ generation: state.generation, revision: state.revision, types: PRODUCT_TYPES, by },
    ...{ from: meta.from, to: meta.to, timezone: config.timezone, currency: config.currency },
    least: LEAST_TOGETHER,
  };
  const ask = <Row>(statement: string) =>
    parameters ? reader.rows<Row>(statement, parameters) : Promise.resolve([]);
  const [found, carts, pairs, [orders]] = await Promise.all([
    ask<Stored>(GROUPS),
    ask<Cart>(CARTS),
    by === 'pair' ? ask<Pair>(PAIRS) : [],
    ask<Record<'all' | 'with_lines', string>>(ORDERS),
  ]);
  const isTotal = ({ is_total }: Named) => Number(is_total) === 1;
  const total = found.find(isTotal);
  const allCarts = carts.find(isTotal);
  const byName = new Map(carts.filter((row) => !isTotal(row)).map((row) => [row.name, row]));
  const hasCarts = Number(allCarts?.carts ?? 0) > 0;
  return {
    meta: {
      ...{ report: 'products', ...meta, by, least_together: LEAST_TOGETHER },
      orders: { all: Number(orders?.all ?? 0), with_lines: Number(orders?.with_lines ?? 0) },
      unknown: {
        revenue: Number(total?.unknown_revenue ?? 0),
        margin: Number(total?.unknown_margin ?? 0),
      },
    },
    rows: found
      .filter((row) => row !== total)
      .map((row) => ({
        ...{ name: row.name, title: row.title, category: row.category },
        ...figuresOf(row, hasCarts, byName.get(row.name)),
      })),
    totals: figuresOf(total, hasCarts, allCarts),
    pairs: pairs.map(({ together, lift, ...pair }) => ({
      ...pair,
      orders: Number(together),
      lift,
    })),
  };
};

function figuresOf(
  row: Stored | undefined,
  hasCarts: boolean,
  cart: Cart | undefined,
): ProductsReport['totals'] {
  const [units, returned, orders] = [row?.units, row?.returned, row?.orders].map((n) =>
    Number(n ?? 0),
  );
  const [carts, abandoned] = [cart?.carts, cart?.abandoned].map((n) => Number(n ?? 0));
  const revenue = moneyOf(row?.kept_money ?? '0', row?.unknown_revenue ?? '0');
  const margin = moneyOf(row?.margin_money ?? '0', row?.unknown_margin ?? '0');
  const share = (part: number, of: number) => (of > 0 ? part / of : null);
  const listed = Number(row?.gross ?? 0) + Number(row?.discount ?? 0);
  const kept = units! - returned!;
  return {
    ...{ revenue, margin, orders: orders!, units: units!, returned: returned! },
    margin_share:
      revenue === null || margin === null ? null : share(Number(margin), Number(revenue)),
    price: revenue === null || kept <= 0 ? null : (Number(revenue) / kept).toFixed(2),
    discount_share: share(Number(row?.discount ?? 0), listed),
    returned_share: share(returned!, units!),
    attach_rate: share(Number(row?.attached ?? 0), orders!),
    carts: hasCarts ? carts! : null,
    abandoned: hasCarts ? abandoned! : null,
    abandoned_share: hasCarts ? share(abandoned!, carts!) : null,
  };
}
