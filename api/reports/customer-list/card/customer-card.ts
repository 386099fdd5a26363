import type { CustomerCard, customerDrill } from '../../../contract/reports/customers-card.ts';
import { MOST_OF_CARD } from '../../../contract/reports/customers-card.ts';
import { ProblemError } from '../../../problems/problems.ts';
import type { Answering } from '../../answer.ts';
import { asOfDay } from '../../customers/as-of.ts';
import { moneyOf } from '../../journey-filter.ts';
import { shortened } from '../../journeys/shortened.ts';
import { asideMeta, isoTime } from '../../state.ts';
import { readCardParts, type StoredIdentifier } from './card-parts.ts';
import { forecastOf } from './forecast-of.ts';
import { callsOf, dealsOf, surveysOf } from './records-of.ts';

const MAX_ID = 2n ** 64n;
const isId = (text: string) => /^\d{1,20}$/.test(text) && BigInt(text) < MAX_ID;

/**
 * One customer: identifiers and what joined them, sales, forecast, deals, calls, answers and touches.
 * @throws {ProblemError} `not_found` where nobody has this id.
 */
export const customerCard: Answering<typeof customerDrill> = async (published, asked, config) => {
  const { reader, state, dataRange } = published;
  const { customer, limit, offset } = asked;
  const { currency, timezone } = config;
  const asOf = asOfDay(state, dataRange, timezone);
  const parts =
    state && asOf && isId(customer)
      ? await readCardParts(reader, {
          ...{ generation: state.generation, revision: state.revision, customer },
          ...{ as_of: asOf, limit, offset, most: MOST_OF_CARD },
        })
      : null;
  if (!state || !asOf || !parts || Object.values(parts).every(({ length }) => length === 0))
    throw new ProblemError('not_found', {
      detail: `There is no customer ${customer} in the data as they are now; take an id from /api/v1/reports/customers.`,
    });
  const { sales, identifiers, records, touches, leads } = parts;
  const [first] = sales;
  return {
    meta: {
      ...{ report: 'customer', currency, timezone },
      ...{ as_of: state.asOf, revision: Number(state.revision) },
      ...asideMeta(state),
    },
    customer,
    totals: {
      sales: Number(first?.all_sales ?? 0),
      revenue: moneyOf(first?.all_revenue ?? '0', first?.all_unknown_revenue ?? 0),
      margin: moneyOf(first?.all_margin ?? '0', first?.all_unknown_margin ?? 0),
      refunded: moneyOf(first?.all_refunded ?? '0', first?.all_unknown_refunded ?? 0),
      refunds: Number(first?.all_refunds ?? 0),
      leads: Number(leads[0]?.all_leads ?? 0),
      touches: Number(touches[0]?.all_touches ?? 0),
    },
    clv: await forecastOf(published, customer, asOf),
    identifiers: identifiers.map(identifierOf),
    sales: sales
      .filter(({ place }) => Number(place) > offset && Number(place) <= offset + limit)
      .map(({ conversion, kind, label, source, day, ...row }) => ({
        ...{ conversion, kind, label, source, day },
        revenue: row.revenue === null ? null : moneyOf(row.revenue, 0),
        margin: row.margin === null ? null : moneyOf(row.margin, 0),
        refunded: moneyOf(row.refunded, row.unknown_refunds),
      })),
    deals: dealsOf(records, timezone),
    leads: leads.map(({ conversion, lead_type, source, at }) => ({
      ...{ conversion, lead_type, source },
      at: isoTime(at),
    })),
    calls: callsOf(records),
    surveys: surveysOf(records),
    touches: touches.map(({ at, kind, channel, source, campaign }) => ({
      at: isoTime(at),
      ...{ kind, channel, source, campaign },
    })),
  };
};

function identifierOf(stored: StoredIdentifier): CustomerCard['identifiers'][number] {
  const { type, value, facts, is_joined, at, source, kind, beside } = stored;
  return {
    ...{ type, value: shortened(type, value), facts: Number(facts) },
    joined: Number(is_joined) === 1 ? { at: isoTime(at), source, kind, beside: [...beside] } : null,
  };
}
