/** What a column can mean. One word means the same in every kind of file that knows it. */
export const MEANINGS = [
  // When: a day, the ends of a period, a time.
  ...(['day', 'until', 'month', 'time', 'created', 'paid', 'closed', 'changed'] as const),
  ...(['cancelled', 'due', 'refunded_at'] as const),
  // Ads.
  ...(['campaign', 'campaign_id', 'ad_group', 'ad_group_id', 'ad', 'ad_id', 'keyword'] as const),
  ...(['impressions', 'clicks', 'cost', 'fee', 'conversions', 'conversion_value'] as const),
  ...(['result', 'platform'] as const),
  // Traffic.
  ...(['source', 'medium', 'content', 'term', 'url', 'referrer', 'click_id'] as const),
  ...(['gclid', 'yclid', 'fbclid'] as const),
  // People.
  ...(['customer', 'email', 'phone', 'client_id', 'ym_client_id', 'user_id'] as const),
  // Sales.
  ...(['id', 'number', 'order_number', 'title', 'stage', 'status', 'pipeline', 'owner'] as const),
  ...(['won', 'is_closed', 'currency', 'amount', 'net', 'tax', 'shipping', 'discount'] as const),
  ...(['subtotal', 'refund', 'coupon', 'partner', 'commission', 'origin', 'company'] as const),
  ...(['quantity', 'price', 'product', 'product_id', 'sku', 'category', 'brand'] as const),
  ...(['cost_of_goods', 'margin', 'attributes', 'document', 'operation', 'item_discount'] as const),
  // Calls.
  ...(['direction', 'duration', 'tracking_number', 'wait', 'script'] as const),
  // Other tables.
  ...(['available', 'reserved', 'incoming', 'location', 'supplier', 'metric', 'value'] as const),
  ...([
    'unit',
    'region',
    'provenance',
    'subject',
    'from',
    'to',
    'share',
    'limit',
    'purpose',
  ] as const),
  ...(['name', 'event', 'budget', 'branch', 'query', 'position'] as const),
  // Reviews and posts.
  ...(['rating', 'comment', 'replied', 'post', 'network', 'reach', 'engagements'] as const),
  ...(['likes', 'comments', 'shares', 'views', 'followers', 'mentions'] as const),
  // Known, and not used: it may not stand for another meaning, and it counts as a known heading.
  'ignored',
] as const;
export type Meaning = (typeof MEANINGS)[number];
