import type { PartnersReport } from '../../contract/reports/partners.ts';
import type { PartnersBy } from '../../contract/reports/partners-terms.ts';
import { moneyOf } from '../journey-filter.ts';
import type { PartnerTerms } from './partner-terms.ts';
import { commissionOf, paidByPartner } from './settle.ts';

/** Sales of a name and partner as the warehouse sums them, in hundredths. */
export interface SalesGroup
  extends Readonly<
    Record<
      | ('name' | 'partner' | 'sales' | 'first_sales' | 'revenue' | 'unknown_revenue' | 'margin')
      | ('unknown_margin' | 'told' | 'unknown_told' | 'unrated' | 'unrated_revenue')
      | ('unknown_unrated_revenue' | 'unrated_margin' | 'unknown_unrated_margin'),
      string
    >
  > {
  readonly unlisted: readonly string[];
}

/** Costs of joint campaigns of a name and partner, in hundredths. */
export interface CostGroup
  extends Readonly<Record<'name' | 'partner' | 'cost' | 'unknown', string>> {
  readonly campaigns: readonly string[];
}

export type Figures = Omit<PartnersReport['totals'], 'previous_sales' | 'previous_revenue'> & {
  readonly previous: { readonly sales: number; readonly revenue: bigint | null };
};

interface Facts {
  readonly by: PartnersBy;
  /** Of one row; everything without it. */
  readonly name?: string | undefined;
  readonly sales: readonly SalesGroup[];
  readonly earlier: readonly SalesGroup[];
  readonly costs: readonly CostGroup[];
  /** By name in small letters. */
  readonly terms: ReadonlyMap<string, PartnerTerms>;
}

/** Figures of one row, or of all: each partner's by its own terms, then added. A sum with an unknown part is unknown. */
export function sumUp({ by, name, sales, earlier, costs, terms }: Facts): Figures {
  const ofRow = <Row extends { readonly name: string }>(rows: readonly Row[]) =>
    name === undefined ? rows : rows.filter((row) => row.name === name);
  const [sold, before, spent] = [ofRow(sales), ofRow(earlier), ofRow(costs)];
  const termsOf = (partner: string) => terms.get(partner.toLowerCase());
  const revenue = added(sold.map((row) => known(row.revenue, row.unknown_revenue)));
  const margin = added(sold.map((row) => known(row.margin, row.unknown_margin)));
  const commission = added(
    sold.map((row) =>
      // A code that is nobody's earns nobody a commission.
      row.partner === ''
        ? known(row.told, row.unknown_told)
        : commissionOf(
            {
              told: known(row.told, row.unknown_told),
              unrated: Number(row.unrated),
              unratedRevenue: known(row.unrated_revenue, row.unknown_unrated_revenue),
              unratedMargin: known(row.unrated_margin, row.unknown_unrated_margin),
            },
            termsOf(row.partner),
          ),
    ),
  );
  const isOfCodes = by === 'coupon';
  const cost = isOfCodes ? null : added(spent.map((row) => known(row.cost, row.unknown)));
  const pays =
    cost === null
      ? null
      : added(spent.map((row) => paidByPartner(BigInt(row.cost), termsOf(row.partner)!)));
  const own = cost === null || pays === null ? null : cost - pays;
  const ownPart = isOfCodes ? 0n : own;
  const profit =
    margin === null || commission === null || ownPart === null
      ? null
      : margin - commission - ownPart;
  return {
    sales: counted(sold, 'sales'),
    first_sales: counted(sold, 'first_sales'),
    ...{ revenue: text(revenue), margin: text(margin), commission: text(commission) },
    ...{ joint_cost: text(cost), partner_pays: text(pays), own_cost: text(own) },
    profit: text(profit),
    previous: {
      sales: counted(before, 'sales'),
      revenue: added(before.map((row) => known(row.revenue, row.unknown_revenue))),
    },
  };
}

function known(amount: string, unknown: string): bigint | null {
  return Number(unknown) > 0 ? null : BigInt(amount);
}

function added(amounts: readonly (bigint | null)[]): bigint | null {
  return amounts.reduce<bigint | null>(
    (sum, amount) => (sum === null || amount === null ? null : sum + amount),
    0n,
  );
}

function counted(rows: readonly SalesGroup[], key: 'sales' | 'first_sales'): number {
  return rows.reduce((sum, row) => sum + Number(row[key]), 0);
}

function text(hundredths: bigint | null): string | null {
  return hundredths === null ? null : moneyOf(`${hundredths}`, 0);
}
