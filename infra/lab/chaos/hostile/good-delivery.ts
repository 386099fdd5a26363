import { DOORS, type Door } from './doors.ts';

const CAMPAIGN = 'a-good-visit';

/** One page view as a browser tells it, of an advertisement that nobody else names. */
export function goodDelivery(): { readonly door: Door; readonly body: Uint8Array } {
  const door = DOORS.find(({ source }) => source === 'ga4')!;
  const location = `https://shop.example/?utm_source=google&utm_medium=cpc&utm_campaign=${CAMPAIGN}`;
  const body = {
    client_id: '1700000001.1700000002',
    timestamp_micros: startOfRun * 1000,
    events: [
      {
        name: 'page_view',
        params: { ga_session_id: '1700000003', page_location: location, engagement_time_msec: 9 },
      },
    ],
  };
  return { door, body: Buffer.from(JSON.stringify(body)) };
}

/** One moment for the whole run, so that the same delivery is the same fact. */
const startOfRun = Date.now();

/** Whether the channels report shows its visit. */
export async function isShown(url: string, token: string): Promise<boolean> {
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  const query = new URLSearchParams({
    from: day(startOfRun - 86_400_000),
    to: day(startOfRun + 86_400_000),
    by: 'channel,source,campaign',
  });
  const answer = await fetch(`${url}/api/v1/reports/channels?${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return (await answer.text()).includes(CAMPAIGN);
}
