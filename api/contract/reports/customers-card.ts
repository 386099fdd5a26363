import * as z from 'zod';
import { drillContract } from '../report.ts';
import { setAside } from '../set-aside.ts';
import { day, page } from '../terms.ts';
import { SALE_COLUMNS } from './customer-columns.ts';
import { DEAL_STATUSES } from './deals-terms.ts';

const money = z.string().nullable();

/** An identifier, and the fact that tied it to the others. */
export const cardIdentifier = z.object({
  /** Such as `email`, `phone`, `ga_client_id`. */
  type: z.string(),
  /** Shortened; hashed where contacts are. */
  value: z.string(),
  /** The earliest fact that carries it together with another identifier of this person; null where none does. */
  joined: z
    .object({
      at: z.string(),
      source: z.string(),
      /** Kind of the event or record, such as `page_view`, `order`, `deal`. */
      kind: z.string(),
      /** Types of the other identifiers in that fact. */
      beside: z.array(z.string()),
    })
    .nullable(),
  /** Facts that carry it. */
  facts: z.number(),
});

const CLV_STATES = ['fitted', 'weak', 'below_minimum', 'not_told'] as const;

/** What lists of a card hold at most; sales come page by page. */
export const MOST_OF_CARD = 100;

export const customerCard = z.object({
  meta: z.object({
    report: z.literal('customer'),
    currency: z.string(),
    timezone: z.string(),
    as_of: z.string().nullable(),
    revision: z.number(),
    set_aside: setAside,
  }),
  customer: z.string(),
  totals: z.object({
    sales: z.number(),
    revenue: money,
    /** Margin of all sales: LTV to date. */
    margin: money,
    /** Paid back, as a positive amount; it is taken off revenue already. */
    refunded: money,
    refunds: z.number(),
    leads: z.number(),
    touches: z.number(),
  }),
  /**
   * What the report `clv` expects of the customer in twelve months. `below_minimum`: there are too few customers for a
   * forecast, and `sample` says how many of how many; `not_told`: nothing was bought, or the model was fitted on others.
   */
  clv: z.object({
    status: z.enum(CLV_STATES),
    value: money,
    expected_orders: z.number().nullable(),
    /** Chance to order again; null where the model cannot tell, as of one order. */
    alive: z.number().nullable(),
    sample: z.object({ customers: z.number(), minimum: z.number() }),
  }),
  identifiers: z.array(cardIdentifier),
  /** One page, the newest first. */
  sales: z.array(
    z.object({
      /** Opens `journeys/{conversion}`. */
      conversion: z.string(),
      kind: z.enum(['order', 'deal']),
      label: z.string(),
      source: z.string(),
      day,
      revenue: money,
      margin: money,
      refunded: money,
    }),
  ),
  /** Deals that are not won, which bring no sale. */
  deals: z.array(
    z.object({
      ...{ label: z.string(), source: z.string(), stage: z.string() },
      status: z.enum(DEAL_STATUSES),
      opened: day.nullable(),
    }),
  ),
  leads: z.array(
    z.object({ conversion: z.string(), lead_type: z.string(), source: z.string(), at: z.string() }),
  ),
  calls: z.array(
    z.object({
      at: z.string(),
      direction: z.string(),
      status: z.string(),
      operator: z.string(),
      talk_seconds: z.number().nullable(),
    }),
  ),
  surveys: z.array(
    z.object({
      ...{ at: z.string(), survey: z.string(), type: z.string() },
      score: z.number().nullable(),
      comment: z.string(),
    }),
  ),
  /** How the person came each time, the newest first; over all time, whatever the lookback window is. */
  touches: z.array(
    z.object({
      at: z.string(),
      kind: z.string(),
      channel: z.string(),
      source: z.string(),
      campaign: z.string(),
    }),
  ),
});
export type CustomerCard = z.infer<typeof customerCard>;

/** One customer by themselves. */
export const customerDrill = drillContract({
  path: ':customer',
  question: {
    en: 'One customer: identifiers and what joined them, sales, forecast, deals, calls, answers and touches',
    ru: 'Один клиент: идентификаторы и что их связало, продажи, прогноз, сделки, звонки, отзывы и касания',
    tr: 'Tek bir müşteri: kimlikleri ve neyin birleştirdiği, satışlar, öngörü, anlaşmalar, aramalar, yanıtlar ve temaslar',
  },
  asks: { customer: z.string().max(64).describe('As the report customers gives it'), ...page },
  isDated: false,
  answer: customerCard,
  columns: SALE_COLUMNS,
  schema: 'CustomerCard',
});
