import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { CallsReport } from '../../contract/reports/calls.ts';
import type { Published } from '../answer.ts';

type LeadWorth = CallsReport['meta']['lead'];

const LEAD_WORTH = sqlFile(import.meta.url, './lead-worth.sql');
const MINIMUM = { leads: 30, sales: 5 } as const;

/** What a lead by phone is worth: the share of them that buys times the margin of a first sale. Money in hundredths. */
export async function leadWorth(
  { reader, state }: Pick<Published, 'reader' | 'state'>,
  to: string,
): Promise<LeadWorth> {
  const [found] = state
    ? await reader.rows<Record<'leads' | 'sales' | 'unknown' | 'margin', string>>(LEAD_WORTH, {
        ...{ generation: state.generation, revision: state.revision, to },
      })
    : [];
  const [leads, sales] = [Number(found?.leads ?? 0), Number(found?.sales ?? 0)];
  const counted = { leads, sales, minimum: MINIMUM };
  const nothing = { rate: null, margin: null, value: null };
  if (!found || leads < MINIMUM.leads || sales < MINIMUM.sales)
    return { status: 'too_few', ...counted, ...nothing };
  if (Number(found.unknown) > 0) return { status: 'margin_unknown', ...counted, ...nothing };
  const margin = Number(found.margin) / sales;
  return {
    ...{ status: 'known', ...counted, rate: sales / leads },
    ...{ margin: inUnits(margin), value: inUnits(Number(found.margin) / leads) },
  };
}

const inUnits = (hundredths: number) => (hundredths / 100).toFixed(2);
