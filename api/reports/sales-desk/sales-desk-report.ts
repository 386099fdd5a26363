import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { SalesDeskReport, salesDesk } from '../../contract/reports/sales-desk.ts';
import { isOfDeals } from '../../contract/reports/sales-desk-terms.ts';
import type { Answering } from '../answer.ts';
import { toldKinds } from '../entities/told-kinds.ts';
import { moneyOf } from '../journey-filter.ts';
import { reportMeta } from '../report-meta.ts';
import { DEAL_TYPES, DEALS, LEAD_TYPES, LEADS } from './desk-statements.ts';

const GROUPS = `${LEADS}${sqlFile(import.meta.url, './groups.sql')}`;
const DEAL_GROUPS = `${DEALS}${sqlFile(import.meta.url, './deal-groups.sql')}`;

interface Named {
  readonly is_total: number;
  readonly name: string;
}
interface Lead
  extends Named,
    Record<'leads' | 'in_time' | 'late' | 'never' | 'pending' | 'sold' | 'told', string> {
  readonly response: number | null;
}
interface Deal
  extends Named,
    Record<'deals' | 'went_on' | 'lost' | 'stands' | 'money' | 'unknown', string> {
  readonly days: number | null;
}

const isTotal = ({ is_total }: Named) => Number(is_total) === 1;
const shareOf = (part: number, of: number) => (of > 0 ? part / of : null);

/** Leads by how they were answered, or deals by where they stand or why they were lost. */
export const salesDeskReport: Answering<typeof salesDesk> = async (published, asked, config) => {
  const { reader, state } = published;
  const { by, hours } = asked;
  const meta = reportMeta(published, asked, config);
  const { timezone, currency } = config;
  const parameters = state && {
    ...{ generation: state.generation, revision: state.revision },
    ...{ from: meta.from, to: meta.to, timezone, by },
  };
  const ofDeals = isOfDeals(by);
  const leads =
    parameters && !ofDeals
      ? await reader.rows<Lead>(GROUPS, {
          ...{ ...parameters, types: LEAD_TYPES, hours, as_of: Date.parse(state.asOf) * 1000 },
        })
      : [];
  const told = state && ofDeals ? await toldKinds(reader, state) : null;
  const deals =
    parameters && told?.has('deal')
      ? await reader.rows<Deal>(DEAL_GROUPS, { ...parameters, types: DEAL_TYPES, currency })
      : [];
  const total = leads.find(isTotal);
  const lost = Number(deals.find(isTotal)?.lost ?? 0);
  return {
    meta: {
      ...{ report: 'sales-desk', ...meta, by, hours },
      has_answers: leads.length === 0 || leads.some(({ told }) => Number(told) > 0),
    },
    leads: leads.filter((row) => row !== total).map((row) => ({ name: row.name, ...leadsOf(row) })),
    totals: ofDeals ? null : leadsOf(total),
    deals: deals
      .filter((row) => !isTotal(row))
      .map((row) => ({ name: row.name, ...dealsOf(row, lost) })),
  };
};

function leadsOf(row: Lead | undefined): NonNullable<SalesDeskReport['totals']> {
  const of = (key: 'leads' | 'in_time' | 'late' | 'never' | 'pending' | 'sold') =>
    Number(row?.[key] ?? 0);
  const [leads, inTime, late, never] = [of('leads'), of('in_time'), of('late'), of('never')];
  return {
    ...{ leads, in_time: inTime, late, never, pending: of('pending'), sold: of('sold') },
    in_time_share: shareOf(inTime, inTime + late + never),
    response: row?.response ?? null,
    sold_share: shareOf(of('sold'), leads),
  };
}

function dealsOf(row: Deal, allLost: number): Omit<SalesDeskReport['deals'][number], 'name'> {
  const [deals, wentOn, lost] = [Number(row.deals), Number(row.went_on), Number(row.lost)];
  return {
    ...{ deals, went_on: wentOn, went_on_share: shareOf(wentOn, wentOn + lost), lost },
    ...{ stands: Number(row.stands), days: row.days, amount: moneyOf(row.money, row.unknown) },
    share: shareOf(lost, allLost),
  };
}
