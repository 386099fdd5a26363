import { leadToDeal } from '@throughline/transform/plan/leads/lead-to-deal';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Published } from '../../reports/answer.ts';

const DELAYS = sqlFile(import.meta.url, './delays.sql');
const DAY_MS = 86_400_000;
const YEARS_DAYS = 730;
/** As many are read one by one; of more, every n-th person. */
const MOST_LEADS = 100_000;
const MOST_MONTHS = 60;

/** When deals follow their leads. */
export interface Lag {
  readonly shares: readonly number[];
  readonly deals: number;
  /** Days by which nine of ten deals have come. */
  readonly ripeDays: number;
}

interface Stored {
  readonly outcome: 'deal' | 'open';
  readonly days: string;
  readonly leads: string;
}

/** The lag from leads to deals, or null where there are too few deals for a curve. */
export async function fetchLag({ reader, state, dataRange }: Published): Promise<Lag | null> {
  if (!state || !dataRange) return null;
  const { generation, revision } = state;
  const from = new Date(Date.parse(dataRange.to) - YEARS_DAYS * DAY_MS).toISOString().slice(0, 10);
  const read = (share: number) =>
    reader.rows<Stored>(DELAYS, { generation, revision, from, to: dataRange.to, share });
  let rows = await read(1);
  const all = rows.reduce((so, { leads }) => so + Number(leads), 0);
  if (all > MOST_LEADS) rows = await read(Math.ceil(all / MOST_LEADS));
  const leads = rows.flatMap(({ outcome, days, leads: count }) =>
    new Array<{ days: number; outcome: 'deal' | 'open' }>(Number(count)).fill({
      days: Number(days),
      outcome,
    }),
  );
  const curve = leadToDeal.calculate({ leads, level: 0.95, at: [] });
  if (!curve.meta.is_enough || curve.lag.length === 0) return null;
  const ripe = curve.steps.find(({ conversion }) => conversion >= 0.9 * (curve.ultimate ?? 0));
  return {
    shares: withinMonths(curve.lag),
    deals: curve.deals,
    ripeDays: Math.ceil(ripe?.day ?? 0),
  };
}

/** A plan takes so many months; what comes later comes after its horizon anyway. */
function withinMonths(lag: readonly number[]): number[] {
  return lag.slice(0, MOST_MONTHS).map((share) => Math.max(0, Math.min(1, share)));
}
