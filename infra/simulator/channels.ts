import type { AdPlatform } from './media-plan.ts';
import { CAMPAIGNS, type Campaign } from './media-plan.ts';

/** A way in which people meet the business, and what one meeting truly does. */
export interface Channel {
  readonly key: string;
  readonly title: string;
  readonly utmSource?: string;
  readonly utmMedium?: string;
  readonly clickId?: 'yclid' | 'gclid' | 'fbclid';
  /** Pages that visitors come from, where the browser tells. */
  readonly referrers?: readonly string[];
  /** Weight among a person’s meetings: the first, those between, the last. */
  readonly weights: readonly [number, number, number];
  /** Meets people of greater need more often (exponent): they would buy anyway. */
  readonly skew: number;
  /** Probability of a sale that one meeting adds, for a person of need 1. The causal truth. */
  readonly effect: number;
  /** Chance that a meeting brings a further visit by brand search, direct or organic search. */
  readonly induces: number;
  /** Only people on the mailing list meet it. */
  readonly subscribersOnly?: boolean;
  /** A call to a number on a billboard instead of a visit. */
  readonly isCall?: boolean;
  readonly platform?: AdPlatform;
  readonly campaigns: readonly Campaign[];
}

const YANDEX = 'https://yandex.ru/';
const GOOGLE = 'https://www.google.com/';

type Numbers = Pick<Channel, 'weights' | 'skew' | 'effect' | 'induces'>;
const numbers = (
  start: number,
  middle: number,
  late: number,
  skew: number,
  effect: number,
  induces = 0,
): Numbers => ({ weights: [start, middle, late], skew, effect, induces });

const channel = (
  key: string,
  title: string,
  behaviour: Numbers,
  rest: Partial<Omit<Channel, keyof Numbers | 'key' | 'title' | 'campaigns'>>,
): Channel => ({ key, title, ...behaviour, ...rest, campaigns: CAMPAIGNS[key] ?? [] });

const utm = (utmSource: string, utmMedium: string) => ({ utmSource, utmMedium });

/**
 * Paid social and search open journeys and move people; brand search, retargeting and affiliates stand
 * at the end of journeys that others opened, and add next to nothing.
 */
export const CHANNELS: readonly Channel[] = [
  channel('yandex_search', 'Yandex.Direct, generic', numbers(15, 7, 3, 0.1, 0.034, 0.12), {
    ...utm('yandex', 'cpc'),
    clickId: 'yclid',
    referrers: [YANDEX],
    platform: 'yandex-direct',
  }),
  channel('yandex_brand', 'Yandex.Direct, brand', numbers(1, 5, 9, 0.9, 0.002), {
    ...utm('yandex', 'cpc'),
    clickId: 'yclid',
    referrers: [YANDEX],
    platform: 'yandex-direct',
  }),
  channel('google_search', 'Google Ads', numbers(8, 4, 2, 0.1, 0.03, 0.1), {
    ...utm('google', 'cpc'),
    clickId: 'gclid',
    referrers: [GOOGLE],
    platform: 'google-ads',
  }),
  channel('google_brand', 'Google Ads, brand', numbers(0.5, 2, 4, 0.9, 0.002), {
    ...utm('google', 'cpc'),
    clickId: 'gclid',
    referrers: [GOOGLE],
    platform: 'google-ads',
  }),
  channel('paid_social', 'Meta, prospecting', numbers(17, 4, 1, -0.2, 0.029, 0.4), {
    ...utm('facebook', 'paid_social'),
    clickId: 'fbclid',
    platform: 'meta',
    referrers: ['https://l.facebook.com/', 'https://l.instagram.com/'],
  }),
  channel('retargeting', 'Meta, retargeting', numbers(0, 4, 4, 1.1, 0.003), {
    ...utm('facebook', 'paid_social'),
    clickId: 'fbclid',
    platform: 'meta',
    referrers: ['https://l.facebook.com/', 'https://l.instagram.com/'],
  }),
  channel('display', 'Yandex display', numbers(6, 3, 1, 0, 0.005, 0.15), utm('yandex', 'cpm')),
  channel('organic_search', 'Organic search', numbers(12, 11, 8, 0.2, 0.021), {
    referrers: [YANDEX, YANDEX, GOOGLE],
  }),
  channel('organic_social', 'Organic social', numbers(5, 3, 1, 0, 0.008, 0.1), {
    referrers: ['https://vk.com/', 'https://l.instagram.com/'],
  }),
  channel('email', 'Newsletter', numbers(2, 16, 18, 0.3, 0.016), {
    ...utm('newsletter', 'email'),
    subscribersOnly: true,
  }),
  channel('referral', 'Interior blogs', numbers(4, 2, 1, 0, 0.022, 0.1), {
    referrers: ['https://interior-notes.example/lists/mugs', 'https://slow-home.example/oak'],
  }),
  channel('telegram', 'Telegram', numbers(2, 4, 3, 0.2, 0.014, 0.05), utm('telegram', 'messenger')),
  channel('affiliate', 'Cashback sites', numbers(0.5, 1.5, 4, 1.2, 0.001), {
    ...utm('cashback', 'affiliate'),
    referrers: ['https://cashback-club.example/shops'],
  }),
  channel('ai', 'AI assistants', numbers(3, 2, 1, 0.2, 0.03, 0.1), {
    referrers: ['https://chatgpt.com/', 'https://www.perplexity.ai/'],
  }),
  channel('direct', 'Direct', numbers(4, 11, 13, 0.7, 0.001), {}),
  channel('billboard', 'Billboard number', numbers(2.4, 0.5, 0.2, 0, 0.03), { isCall: true }),
  channel('qr', 'QR in the showroom', numbers(2, 1.5, 1.5, 0.3, 0.02, 0.05), utm('qr', 'offline')),
];

export const CHANNEL = new Map(CHANNELS.map((each) => [each.key, each]));
