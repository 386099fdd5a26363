import { bench, describe } from 'vitest';
import { classify } from './classify.ts';
import { trafficTuple } from './traffic-key.ts';

const sources = [
  'google',
  'yandex',
  'vk_ads',
  'telegram',
  'm.vk.com',
  'Яндекс',
  'portal.test',
  'crm',
];
const mediums = ['cpc', 'organic', 'cpm', 'рассылка', 'referral', 'messenger', 'email', ''];
const referrers = ['https://ya.ru/', 'https://www.google.com.tr/', 'https://a.b.portal.test/x'];

const tuples = Array.from({ length: 10_000 }, (_, i) =>
  trafficTuple({
    source: i % 3 === 0 ? '' : sources[i % sources.length],
    medium: i % 3 === 0 ? '' : mediums[(i >> 3) % mediums.length],
    campaign: `eshop_msk_${i % 97}`,
    clickIds: i % 5 === 0 ? ['gclid', 'fbclid'] : [],
    referrer: referrers[i % referrers.length],
  }),
);

describe('channels', () => {
  bench('classify 10,000 tuples (20 rounds a second = 200,000 tuples a second)', () => {
    for (const tuple of tuples) classify(tuple);
  });
});
