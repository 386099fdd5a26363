import { Random } from '../../simulator/random.ts';
import type { World } from '../../simulator/simulate.ts';
import type { Sending } from './wire-load.ts';

export const EVENTS_A_REQUEST = 10;

const SECOND_US = 1_000_000;
/** Visits of one person. */
const VISITS = 3;

/** Measurement Protocol requests without end, each a visit of its own, at times that they say themselves. */
export function measurementLoad(world: World, seed: number): () => Sending {
  const random = new Random(seed, 'measurement');
  const sample = [...world.requests()].find(({ path }) => path.startsWith('/mp/collect'));
  if (!sample) throw new Error('the sample business sends nothing by the Measurement Protocol');
  const { source, account, path, headers } = sample;
  const began = Date.now() * 1000;
  let number = 0;
  return () => {
    number += 1;
    const at = began - 3_600 * SECOND_US + number * 1_000;
    const client = `${Math.floor(number / VISITS) + 1_000}.${seed + 1_600_000_000}`;
    const campaign = random.int(1, 40);
    const events = Array.from({ length: EVENTS_A_REQUEST }, (_, index) => ({
      name: index === 9 && random.chance(0.05) ? 'generate_lead' : 'page_view',
      timestamp_micros: at + index * SECOND_US,
      params: {
        session_id: String(number),
        engagement_time_msec: random.int(100, 60_000),
        page_location: `https://shop.example/catalog/${random.int(1, 200)}${index === 0 ? `?utm_source=google&utm_medium=cpc&utm_campaign=campaign-${campaign}` : ''}`,
      },
    }));
    const body = Buffer.from(JSON.stringify({ client_id: client, timestamp_micros: at, events }));
    return { key: `measurement ${number}`, source, account, path, headers, body };
  };
}
