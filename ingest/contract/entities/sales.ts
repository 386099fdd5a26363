import * as z from 'zod';
import { lines, refundLineSchema, stageEntrySchema } from './lines.ts';
import {
  currency,
  day,
  decimal,
  flag,
  key,
  keys,
  LIST_LENGTH,
  money,
  oneOf,
  text,
  time,
  traffic,
} from './pieces.ts';

/** What is sold, paid and given back. */
export const salesEntities = {
  lead: z.object({
    title: text,
    type: key,
    status: oneOf('new', 'contacted', 'qualified', 'disqualified', 'converted'),
    createdAt: time,
    /** First response of the desk. */
    contactedAt: time,
    qualifiedAt: time,
    closedAt: time,
    lostReason: text,
    owner: key,
    branch: key,
    contactId: text,
    /** Native id of the deal that it became. */
    dealId: text,
    valueMicros: money,
    currency,
    form: key,
    score: decimal,
    ...traffic,
  }),
  deal: z.object({
    title: text,
    pipeline: text,
    stage: text,
    stageAt: time,
    /** Entries into stages; those of all versions are kept. */
    stages: z.array(stageEntrySchema).max(LIST_LENGTH).nullable().optional(),
    status: oneOf('open', 'won', 'lost'),
    amountMicros: money,
    marginMicros: money,
    costMicros: money,
    recurring: oneOf('once', 'month', 'year'),
    currency,
    probability: decimal,
    createdAt: time,
    qualifiedAt: time,
    expectedAt: day,
    firstResponseAt: time,
    wonAt: time,
    lostAt: time,
    lostReason: text,
    /** Native id of the contact, resolved through the contact entity of the same source and account. */
    contactId: text,
    contactIds: keys,
    companyId: text,
    leadId: text,
    /** Number of the shop order that this deal became; its money is then counted there, once. */
    orderNumber: text,
    orderNumbers: keys,
    owner: key,
    branch: key,
    /** Dealer. */
    partner: key,
    type: key,
    lines,
    /** Native id of the deal that this one was merged into. */
    mergedInto: text,
    ...traffic,
  }),
  stage: z.object({
    pipeline: key,
    name: text,
    position: z.int().nonnegative().nullable().optional(),
    meaning: oneOf('open', 'qualified', 'won', 'lost'),
    probability: decimal,
  }),
  order: z.object({
    number: text,
    externalNumbers: keys,
    status: oneOf(
      ...([
        'created',
        'paid',
        'part_paid',
        'shipped',
        'delivered',
        'completed',
        'returned',
        'cancelled',
      ] as const),
    ),
    nativeStatus: key,
    channel: oneOf('web', 'app', 'pos', 'phone', 'marketplace', 'b2b'),
    currency,
    /** What the customer paid, tax and shipping included. */
    totalMicros: money,
    /** Goods as sold: after discounts; without tax, shipping and gift cards; before refunds. */
    netMicros: money,
    /**
     * The same as bought and kept at `keptAt`: after edits, exchanges, cancelled lines and refunds, with
     * what the shop kept of them. Only where the shop tells it.
     */
    keptMicros: money,
    /** Refunds created after this are not in `keptMicros` yet. */
    keptAt: time,
    /** Cost of the goods in `keptMicros`, and of those that were given back without coming back. */
    keptCostMicros: money,
    /** Total as the customer saw it. With `totalMicros` it is the order’s own exchange rate. */
    presentmentMicros: money,
    presentmentCurrency: currency,
    /** Nothing but gift cards was sold: money on account, no sale. */
    isGiftCardsOnly: flag,
    taxMicros: money,
    shippingMicros: money,
    discountMicros: money,
    giftCardSoldMicros: money,
    giftCardSpentMicros: money,
    /** Cost of the goods of this order; unknown stays null. */
    costMicros: money,
    fulfilmentMicros: money,
    feeMicros: money,
    createdAt: time,
    paidAt: time,
    /** `paidAt` is the time of placing, for want of a better one: see entities/states.sql. */
    isPaidAtAssumed: flag,
    /** A part of the price is paid: no payment yet, but none taken back where an edit made it more. */
    isPartlyPaid: flag,
    changedAt: time,
    shippedAt: time,
    deliveredAt: time,
    cancelledAt: time,
    cancelReason: text,
    lines,
    coupons: keys,
    contactId: text,
    companyId: text,
    branch: key,
    owner: key,
    partner: key,
    deliveryMethod: key,
    location: key,
    checkoutId: key,
    ...traffic,
  }),
  refund: z.object({
    orderId: text,
    orderNumber: text,
    currency,
    /** Share of the refund that was revenue (same basis as the order’s `netMicros`); unknown stays null. */
    netMicros: money,
    taxMicros: money,
    shippingMicros: money,
    feeKeptMicros: money,
    totalMicros: money,
    /** Money paid back without goods, and its currency: the revenue share follows from the order’s totals. */
    paidBackMicros: money,
    paidBackCurrency: currency,
    /** Cost of the goods that came back. */
    costMicros: money,
    lines: z.array(refundLineSchema).max(LIST_LENGTH).nullable().optional(),
    reason: text,
    status: oneOf('pending', 'done', 'failed'),
    createdAt: time,
    refundedAt: time,
  }),
  payment: z.object({
    orderId: text,
    dealId: text,
    invoiceNumber: text,
    orderNumber: text,
    currency,
    /** Signed: what is paid out is negative. */
    amountMicros: money,
    feeMicros: money,
    taxMicros: money,
    method: key,
    paidAt: time,
    status: oneOf('pending', 'done', 'failed', 'reversed'),
    payoutAt: time,
  }),
  promo_code: z.object({
    code: key,
    partner: key,
    campaign: key,
    medium: key,
    discountMicros: money,
    discountShare: decimal,
    from: day,
    to: day,
    limit: z.int().nonnegative().nullable().optional(),
    /** Channel of the touch that it stands for when an order carries it. */
    channel: key,
  }),
  invoice: z.object({
    number: key,
    supplier: text,
    category: oneOf('media', 'agency', 'tool', 'people', 'production', 'other'),
    issuedAt: day,
    paidAt: day,
    currency,
    /** Two of the three say the third; they must agree to the minor unit. */
    netMicros: money,
    vatMicros: money,
    grossMicros: money,
    vatRate: decimal,
    /** Empty: of the whole company. */
    channel: key,
    utmSource: key,
    campaign: key,
    spread: oneOf('by_day', 'by_month', 'by_visits', 'by_cost', 'once'),
    from: day,
    to: day,
    isAgencyFee: flag,
    /** This invoice is the bill for the ads of that account: compared with its costs, never added. */
    coversPlatform: key,
    coversAccount: key,
  }),
} as const;
