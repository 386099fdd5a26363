import type { Mapped } from '../../../contract/source.ts';
import type { FileKind } from '../headings/kinds.ts';
import { mapBank } from './bank.ts';
import { mapCalls } from './calls.ts';
import { mapCosts } from './cost.ts';
import { mapDeals } from './deals.ts';
import { mapEvents } from './events.ts';
import { mapProducts, mapStock } from './goods.ts';
import { mapLeads } from './leads.ts';
import { mapMarket } from './market.ts';
import { mapMarketplace } from './marketplace.ts';
import { mapOrders } from './orders.ts';
import { mapInvoices, mapPromoCodes } from './papers.ts';
import { mapReviews } from './reviews.ts';
import type { FileContext } from './rows.ts';
import { mapSalesReport } from './sales-report.ts';
import { mapSearches } from './searches.ts';
import { mapSocial } from './social.ts';

/** What each kind of file becomes. */
export const MAP_KIND: Readonly<
  Record<Exclude<FileKind, 'plan'>, (context: FileContext) => Mapped>
> = {
  cost: mapCosts,
  orders: mapOrders,
  partner_sales: mapOrders,
  deals: mapDeals,
  calls: mapCalls,
  leads: mapLeads,
  visits: mapEvents,
  touches: mapEvents,
  stock: mapStock,
  products: mapProducts,
  invoices: mapInvoices,
  promo_codes: mapPromoCodes,
  market: mapMarket,
  searches: mapSearches,
  reviews: mapReviews,
  social: mapSocial,
  bank: mapBank,
  sales_report: mapSalesReport,
  marketplace: mapMarketplace,
};
