import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import { type funnelRows, LEAD_STEPS, type LeadStep } from '../../contract/reports/funnel-rows.ts';
import type { Answering } from '../answer.ts';
import { asOfDay } from '../customers/as-of.ts';
import { checkPeriod, comparedPeriod } from '../period.ts';
import { isoTime } from '../state.ts';
import { leadsStatement } from './fetch.ts';

const ROWS = sqlFile(import.meta.url, './rows.sql');
/** Behind the last step. */
const BEYOND = LEAD_STEPS.length + 1;

interface Stored {
  readonly conversion: string;
  readonly label: string;
  readonly source: string;
  readonly occurred_at: string;
  readonly lead_type: string;
  readonly channel: string;
  readonly reached: LeadStep;
  readonly is_lost: boolean;
  readonly reason: string;
  readonly days: number;
  /** Counted from 1 over all leads of the figure. */
  readonly place: string;
  readonly all_leads: string;
}

/** The leads behind a figure of the funnel, the newest first. */
export const funnelLeads: Answering<typeof funnelRows> = async (published, asked, config) => {
  const { reader, state, dataRange } = published;
  const { limit, offset, side, step, short_of: shortOf, where } = asked;
  const period = checkPeriod(asked);
  const compare = comparedPeriod(period, asked.compare);
  const asOf = asOfDay(state, dataRange, config.timezone);
  if (!state || !asOf) return { totals: { leads: 0 }, rows: [] };
  const by =
    asked.channel !== undefined ? 'channel' : asked.lead_type !== undefined ? 'lead_type' : 'none';
  const { text, parameters } = await leadsStatement(
    { reader, state },
    { period, compare, by, where, asOf },
    config.timezone,
  );
  const found = await reader.rows<Stored>(`${text}\n${ROWS}`, {
    ...{ ...parameters, limit, offset, state: asked.state },
    cohort: side === 'previous' ? 'before' : 'now',
    part: asked.channel ?? asked.lead_type ?? null,
    reason: asked.reason ?? null,
    depth: LEAD_STEPS.indexOf(step) + 1,
    short_of: shortOf ? LEAD_STEPS.indexOf(shortOf) + 1 : BEYOND,
  });
  return {
    totals: { leads: Number(found[0]?.all_leads ?? 0) },
    rows: found
      .filter(({ place }) => Number(place) > offset && Number(place) <= offset + limit)
      .map(({ conversion, label, source, occurred_at, lead_type, channel, reason, ...one }) => ({
        ...{ conversion, label, source, at: isoTime(occurred_at), lead_type, channel, reason },
        step: one.reached,
        state: one.reached === 'paid' ? 'paid' : one.is_lost ? 'lost' : 'open',
        days: Number(one.days),
      })),
  };
};
