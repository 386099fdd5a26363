import { type Plan, planSchema } from '@throughline/api/contract/plans';
import { DOCUMENTS } from '@throughline/api/documents/documents';
import { monthAfter } from '@throughline/api/plans/month-after';
import type { Warehouse } from '@throughline/transform/warehouse/warehouse';

const FIRST = '2025-04';
const MONTHS = 12;
const CAMPAIGNS = 20;

/** Plans of the bench's shop: twelve months from April on, of which nine have happened when its year ends. */
export const YEAR_PLANS = ['year', 'bolder'] as const;

/** A budget of half the campaigns of search, each by itself, and of three channels as a whole: 276 lines. */
function yearPlan(name: string, factor: number): Plan {
  const months = Array.from({ length: MONTHS }, (_, at) => monthAfter(FIRST, at));
  const line = { landing: 0.9, deal_rate: 0.3, aov: '150', margin_rate: 0.6, refund_rate: 0.02 };
  const campaigns = Array.from({ length: CAMPAIGNS }, (_, at) => `campaign ${at}`);
  return planSchema.parse({
    name,
    settings: {
      ...{ currency: 'EUR', first_month: FIRST, months: MONTHS, horizon: MONTHS + 3 },
      ...{ vat: 0.2, fee: 0.1, rate: 0.15, lag: [0.7, 0.2, 0.1] },
    },
    lines: months.flatMap((month, at) => [
      ...campaigns.map((campaign, index) => ({
        ...{ channel: 'Paid Search', campaign, month, ...line, cpc: '0.9' },
        ...{ budget: `${factor * (3_000 + 40 * index + 25 * at)}`, lead_rate: 0.04 },
      })),
      ...['Paid Social', 'Email', 'Display'].map((channel) => ({
        ...{ channel, month, ...line, cpc: '0.7', lead_rate: 0.03 },
        budget: `${factor * (20_000 + 100 * at)}`,
      })),
    ]),
  });
}

/** Writes the plans into a warehouse, as a load of their documents does. */
export async function plantYearPlans(warehouse: Warehouse): Promise<void> {
  for (const [at, id] of YEAR_PLANS.entries()) {
    const body = JSON.stringify(yearPlan(id, 1 + at / 5));
    await warehouse.run(
      `INSERT INTO entities (key, entity_type, source, account, entity_id, version, id, op, occurred_at, is_test, fields, load)
       SELECT sipHash64('document', {source:String}, {account:String}, {entity:String}), 'document', {source:String}, {account:String},
           {entity:String}, 1, generateUUIDv4(), 'upsert', toDateTime64('2025-03-20 09:00:00', 6, 'UTC'), false,
           CAST(map('state', 'approved', 'author', 'bench', 'body', {body:String}), 'Map(LowCardinality(String), Nullable(String))'), 1`,
      { ...DOCUMENTS, entity: `plan:${id}`, body },
    );
  }
}
