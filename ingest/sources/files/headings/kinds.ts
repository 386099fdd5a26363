import { foldText } from './fold.ts';
import type { Meaning } from './meanings.ts';
import * as words from './words/index.ts';
import type { Words } from './words/words.ts';

/** Kinds of files, in the order in which they are asked where several fit equally. */
export const FILE_KINDS = [
  ...(['cost', 'orders', 'deals', 'calls', 'leads', 'visits', 'touches'] as const),
  ...(['stock', 'products', 'invoices', 'partner_sales', 'promo_codes', 'market'] as const),
  ...(['searches', 'reviews', 'social'] as const),
  ...(['bank', 'sales_report', 'marketplace', 'plan'] as const),
] as const;
export type FileKind = (typeof FILE_KINDS)[number];

export interface KindRow {
  readonly words: Words;
  /** Of each group one column at least has to be there. */
  readonly needs: readonly (readonly Meaning[])[];
  /** Meanings that only this kind has, beside those that it shares: they tell it from its neighbours. */
  readonly own: readonly Meaning[];
}

/** One row a kind: which headings it knows, and what it cannot do without. */
export const KINDS: Readonly<Record<FileKind, KindRow>> = {
  cost: {
    words: words.ADS,
    needs: [
      ['cost'],
      ['campaign', 'campaign_id', 'ad_group', 'ad_group_id', 'ad', 'ad_id', 'platform', 'source'],
    ],
    own: ['impressions', 'clicks'],
  },
  orders: {
    words: words.ORDERS,
    needs: [['order_number'], ['amount', 'net'], ['created', 'paid']],
    own: ['order_number'],
  },
  deals: {
    words: words.DEALS,
    needs: [['id', 'title'], ['stage', 'won'], ['created']],
    own: ['stage', 'pipeline'],
  },
  calls: {
    words: words.CALLS,
    needs: [['phone'], ['time'], ['duration', 'direction', 'tracking_number']],
    own: ['duration', 'direction', 'tracking_number'],
  },
  leads: {
    words: words.LEADS,
    needs: [['created'], ['email', 'phone', 'client_id', 'ym_client_id']],
    own: ['title', 'name', 'subject'],
  },
  visits: {
    words: words.VISITS,
    needs: [
      ['time'],
      ['client_id', 'ym_client_id', 'user_id', 'email'],
      ['url', 'source', 'referrer'],
    ],
    own: ['url'],
  },
  touches: {
    words: words.TOUCHES,
    needs: [['time'], ['event'], ['email', 'phone', 'client_id', 'user_id', 'ym_client_id']],
    own: ['event'],
  },
  stock: {
    words: words.STOCK,
    needs: [['available'], ['sku', 'product']],
    own: ['available', 'reserved', 'incoming'],
  },
  products: {
    words: words.PRODUCTS,
    needs: [['sku', 'id'], ['title'], ['price', 'cost_of_goods', 'category', 'brand']],
    own: ['category', 'brand'],
  },
  invoices: {
    words: words.INVOICES,
    needs: [['number'], ['day'], ['amount', 'net']],
    own: ['number', 'supplier'],
  },
  partner_sales: {
    words: words.PARTNER_SALES,
    needs: [['partner'], ['order_number'], ['amount', 'net'], ['created', 'paid']],
    own: ['partner', 'commission', 'order_number'],
  },
  promo_codes: {
    words: words.PROMO_CODES,
    needs: [['coupon'], ['partner', 'platform', 'discount', 'share', 'campaign']],
    own: ['coupon', 'share', 'limit'],
  },
  market: {
    words: words.MARKET,
    needs: [['day'], ['metric'], ['value']],
    own: ['metric', 'value'],
  },
  searches: {
    words: words.SEARCHES,
    needs: [['day'], ['query'], ['impressions'], ['clicks']],
    own: ['query', 'position'],
  },
  reviews: {
    words: words.REVIEWS,
    needs: [['created'], ['rating', 'comment'], ['platform', 'branch', 'product']],
    own: ['rating', 'comment', 'replied'],
  },
  social: {
    words: words.SOCIAL,
    needs: [
      ['network'],
      ['time'],
      ['reach', 'impressions', 'engagements', 'likes', 'followers', 'mentions', 'views'],
    ],
    own: ['network', 'post', 'followers', 'mentions', 'engagements'],
  },
  bank: {
    words: words.BANK,
    needs: [['day'], ['purpose'], ['amount']],
    own: ['purpose', 'direction'],
  },
  sales_report: {
    words: words.SALES_REPORT,
    needs: [['document'], ['product'], ['amount']],
    own: ['document'],
  },
  marketplace: {
    words: words.MARKETPLACE,
    needs: [['operation'], ['order_number'], ['amount']],
    own: ['operation', 'document'],
  },
  plan: { words: words.PLAN, needs: [['month'], ['platform'], ['budget']], own: ['budget'] },
};

/** Meaning of each heading that a kind knows. Where one word has two, the first that is listed counts. */
export function meaningsOf(kind: FileKind): ReadonlyMap<string, Meaning> {
  const known = BY_KIND.get(kind);
  if (known) return known;
  const found = new Map<string, Meaning>();
  for (const [meaning, headings] of Object.entries(KINDS[kind].words))
    for (const heading of headings) {
      const name = foldText(heading);
      if (!found.has(name)) found.set(name, meaning as Meaning);
    }
  BY_KIND.set(kind, found);
  return found;
}

const BY_KIND = new Map<FileKind, ReadonlyMap<string, Meaning>>();
