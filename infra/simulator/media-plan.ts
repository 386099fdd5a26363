export type AdPlatform = 'yandex-direct' | 'google-ads' | 'meta';

interface AdAccount {
  readonly platform: AdPlatform;
  readonly account: string;
  readonly currency: 'RUB' | 'EUR';
  readonly utmSource: string;
  readonly utmMedium: string;
}

export const AD_ACCOUNTS: Readonly<Record<AdPlatform, AdAccount>> = {
  'yandex-direct': {
    platform: 'yandex-direct',
    account: 'mug-oak-direct',
    currency: 'RUB',
    utmSource: 'yandex',
    utmMedium: 'cpc',
  },
  'google-ads': {
    platform: 'google-ads',
    account: '4417720093',
    currency: 'RUB',
    utmSource: 'google',
    utmMedium: 'cpc',
  },
  meta: {
    platform: 'meta',
    account: '310077120045512',
    currency: 'EUR',
    utmSource: 'facebook',
    utmMedium: 'paid_social',
  },
};

export interface AdGroup {
  readonly id: string;
  readonly adId: string;
  readonly name: string;
  readonly share: number;
  readonly keywords: readonly {
    readonly id: string;
    readonly text: string;
    readonly share: number;
  }[];
}

export interface Campaign {
  readonly id: string;
  readonly name: string;
  readonly share: number;
  /** Cost of a click in minor units of the account’s currency, before noise. */
  readonly cpc: number;
  readonly ctr: number;
  /** Times the channel’s effect: campaigns of one channel are not equally good. */
  readonly strength: number;
  readonly adGroups: readonly AdGroup[];
}

/** Ids of what a campaign holds: different in all campaigns of the plan. */
function platformId(campaignId: string, index: number): number {
  return 5_210_000_000 + (Number(campaignId) % 1_000_000) * 1_000 + index;
}

const campaign = (
  id: string,
  name: string,
  share: number,
  cpc: number,
  ctr: number,
  strength: number,
  groups: Readonly<Record<string, readonly string[]>>,
): Campaign => ({
  id,
  name,
  share,
  cpc,
  ctr,
  strength,
  adGroups: Object.entries(groups).map(([group, keywords], index) => ({
    id: `${platformId(id, index)}`,
    adId: `${15_000_000_000 + platformId(id, index)}`,
    name: group,
    share: 1 / (index + 1),
    keywords: keywords.map((text, at) => ({
      id: `${30_000_000_000 + platformId(id, index) + 100 * at}`,
      text,
      share: 1 / (at + 1),
    })),
  })),
});

/** What is bought (or sent), by channel. Ids are the platforms’ own; names are also the `utm_campaign`. */
export const CAMPAIGNS: Readonly<Record<string, readonly Campaign[]>> = {
  yandex_search: [
    campaign('71840011', 'search-furniture', 5, 13_900, 0.062, 1.1, {
      tables: ['журнальный столик купить', 'столик из дуба'],
      chairs: ['стул деревянный купить', 'табурет дубовый'],
      shelves: ['стеллаж лестница'],
    }),
    campaign('71840012', 'search-tableware', 4, 7_600, 0.07, 1.25, {
      mugs: ['кружка ручной работы', 'набор кружек', 'кружка керамика'],
      tea: ['чайник фарфоровый'],
    }),
    campaign('71840013', 'search-gifts', 3, 11_800, 0.041, 0.35, {
      gifts: ['подарок на новоселье', 'подарок коллеге'],
      corporate: ['корпоративные подарки кружки'],
    }),
  ],
  yandex_brand: [
    campaign('71840010', 'brand', 1, 3_200, 0.31, 1, { brand: ['mug and oak', 'маг энд оук'] }),
  ],
  google_search: [
    campaign('20911340551', 'g-furniture', 3, 12_400, 0.055, 1.1, {
      'oak tables': ['oak coffee table', 'столик дуб'],
      'oak chairs': ['oak chair'],
    }),
    campaign('20911340552', 'g-shopping', 2, 9_300, 0.012, 0.8, { 'all products': [] }),
  ],
  google_brand: [
    campaign('20911340550', 'g-brand', 1, 2_900, 0.28, 1, { brand: ['mug & oak', 'mugandoak'] }),
  ],
  paid_social: [
    campaign('120210077001', 'interior-reels', 3, 88, 0.013, 1.2, {
      'interest interior': [],
      'lookalike 1%': [],
    }),
    campaign('120210077002', 'wide-audience', 2, 66, 0.009, 0.3, { 'broad 25-54': [] }),
  ],
  retargeting: [
    campaign('120210077003', 'catalog-retargeting', 1, 98, 0.021, 1, {
      'viewed 14 days': [],
      'cart 30 days': [],
    }),
  ],
  display: [campaign('71849001', 'media-autumn', 1, 0, 0.003, 1, { video: [] })],
  email: [
    campaign('', 'weekly-digest', 3, 0, 0, 1, { digest: [] }),
    campaign('', 'abandoned-cart', 1, 0, 0, 1.4, { cart: [] }),
  ],
  telegram: [campaign('', 'channel-posts', 1, 0, 0, 1, { posts: [] })],
  affiliate: [campaign('', 'cashback-5', 1, 0, 0, 1, { cashback: [] })],
  qr: [campaign('', 'showroom', 1, 0, 0, 1, { 'price tag': [] })],
};
