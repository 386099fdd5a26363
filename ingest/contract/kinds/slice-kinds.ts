export interface MeasureKindRow {
  readonly kind: string;
  /** What a row is of. Everything that is no metric names the row. */
  readonly dimensions: readonly string[];
  /** Figures; nothing else of a row is one. */
  readonly metrics: readonly string[];
}

/**
 * Blocks of figures beside the costs of ads and exchange rates, which have tables of their own. One row a
 * kind; rows are stored by the names that stand here.
 */
export const MEASURE_KINDS = [
  {
    kind: 'ad_click',
    dimensions: [
      ...(['platform', 'click_id', 'campaign_id', 'ad_group_id', 'ad_id', 'keyword'] as const),
      ...(['match_type', 'device', 'campaign', 'ad_group'] as const),
    ],
    metrics: ['clicks'],
  },
  {
    kind: 'overhead',
    dimensions: ['category', 'supplier', 'channel', 'spread', 'currency'],
    metrics: ['net', 'vat'],
  },
  {
    // An empty query is one that the search engine withholds; `position_sum` is position × impressions, so
    // that averages add up.
    kind: 'search_performance',
    dimensions: ['property', 'query', 'page', 'country', 'device', 'type'],
    metrics: ['impressions', 'clicks', 'position_sum'],
  },
  {
    kind: 'social_stats',
    // `published` is the time of a post in UTC, `url` where its link leads.
    dimensions: ['network', 'profile', 'post', 'kind', 'published', 'url'],
    metrics: [
      ...([
        'impressions',
        'reach',
        'engagements',
        'likes',
        'comments',
        'shares',
        'clicks',
      ] as const),
      ...(['followers', 'rating', 'reviews', 'views', 'mentions'] as const),
    ],
  },
  {
    kind: 'market',
    dimensions: ['metric', 'subject', 'region', 'unit', 'provenance'],
    metrics: ['value'],
  },
  {
    kind: 'stock_snapshot',
    dimensions: ['product', 'sku', 'location'],
    metrics: ['available', 'reserved', 'incoming'],
  },
] as const satisfies readonly MeasureKindRow[];

export type MeasureKind = (typeof MEASURE_KINDS)[number]['kind'];

const ROWS: readonly MeasureKindRow[] = MEASURE_KINDS;

export function measureKind(kind: MeasureKind): MeasureKindRow {
  return ROWS.find((row) => row.kind === kind)!;
}
