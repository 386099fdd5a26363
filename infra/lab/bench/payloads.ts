import { Random } from '../../simulator/random.ts';

export const MEASUREMENT_ID = 'G-BENCH00001';
export const API_SECRET = 'bench-secret';
export const COLLECT_PATH = `/mp/collect?measurement_id=${MEASUREMENT_ID}&api_secret=${API_SECRET}`;
/** What one Measurement Protocol request may carry. */
export const MOST_EVENTS = 25;

const CAMPAIGNS = Array.from({ length: 40 }, (_, index) => `campaign-${index + 1}`);
const SOURCES = ['google', 'yandex', 'vk', 'newsletter', 'telegram'];
const PAGES = Array.from(
  { length: 200 },
  (_, index) => `https://shop.example/catalog/${index + 1}`,
);

/**
 * Bodies of Measurement Protocol requests, the same for the same numbers. They carry no time of their
 * own, so each request that is received is another visit's facts even when its body comes again.
 */
export function measurementBodies(seed: number, requests: number, eventsEach: number): string[] {
  const random = new Random(seed, 'bench', eventsEach);
  return Array.from({ length: requests }, () => {
    const client = `${random.int(1e8, 1e9)}.${random.int(1.6e9, 1.7e9)}`;
    const session = String(random.int(1.7e9, 1.75e9));
    const tagged = random.chance(0.6);
    const landing = tagged
      ? `?utm_source=${random.pick(SOURCES)}&utm_medium=cpc&utm_campaign=${random.pick(CAMPAIGNS)}`
      : '';
    const events = Array.from({ length: eventsEach }, (_, index) => ({
      name: random.chance(0.02) ? 'generate_lead' : 'page_view',
      params: {
        session_id: session,
        engagement_time_msec: random.int(100, 60_000),
        page_location: `${random.pick(PAGES)}${index === 0 ? landing : ''}`,
        page_title: `Page ${index}`,
      },
    }));
    return JSON.stringify({ client_id: client, events });
  });
}
