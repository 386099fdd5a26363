import type { ChannelsReport } from '@throughline/api/contract/reports/channels';
import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';
import type { World } from '../../simulator/simulate.ts';
import { ask } from '../client.ts';
import type { Client } from '../request.ts';
import { DEMO_PLAN, demoPlan } from './demo-plan.ts';

dayjs.extend(utc);

/** Writes the media plan of the sample business and has it approved, by the addresses that a user's plan comes by. */
export async function storePlan(client: Client, { options, config }: World): Promise<void> {
  const from = options.from;
  const to = dayjs.utc(from).add(options.months, 'month').subtract(1, 'day').format('YYYY-MM-DD');
  const query = { from, to, by: 'channel,campaign', model: 'last_non_direct' };
  const { text } = await ask(client, 'GET', '/api/v1/reports/channels', { query });
  const { rows } = JSON.parse(text) as ChannelsReport;
  const plan = demoPlan(rows, { from, months: options.months, currency: config.currency });
  if (plan.lines.length === 0) return;
  const known = await client.request('GET', `/api/v1/plans/${DEMO_PLAN}`);
  // A demo that was broken off and goes on has it already.
  if (known.status === 404)
    await ask(client, 'POST', '/api/v1/plans', { body: { id: DEMO_PLAN, plan } });
  await ask(client, 'POST', `/api/v1/plans/${DEMO_PLAN}/approve`, { body: {} });
}
