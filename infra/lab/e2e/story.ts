import { createHmac } from 'node:crypto';

/**
 * A month of a small shop, in the vendors' own formats; the suite beside it works its figures by hand.
 *
 * - Anna (client 111.1): Google Ads on 2 March, direct on the 5th, order 1001 there; a part comes back on the 20th.
 * - Boris (client 222.2): Yandex.Direct on 3 March, a form there, a call the next day, a deal won on the 15th.
 * - Clara: buys in the shop on 10 March and leaves a phone number only.
 * - Dora (client 444.4): an advertisement on Facebook on 4 March, nothing more.
 * - Emil (client 555.5): a newsletter on 6 March, an order that is cancelled the next day.
 */

export const SECRETS = {
  ga4: 'measurement-secret',
  callrail: 'callrail-signing-key',
  shopify: 'shopify-secret',
  pipedrive: 'pipedrive-password',
} as const;

const CLIENT_FIELD = 'a'.repeat(40);

/** The shop's `throughline.config.yaml`. */
export const CONFIG = `
currency: RUB
timezone: Europe/Moscow
phone_country: RU
vat_rate: 0.20
sources:
  ga4: { site: { measurement_ids: [G-STORY], api_secret: ${SECRETS.ga4} } }
  callrail: { calls: { signing_key: ${SECRETS.callrail} } }
  pipedrive:
    crm: { user: hook, password: ${SECRETS.pipedrive}, margin_rate: 0.25, fields: { ga_client_id: ${CLIENT_FIELD} } }
  shopify: { shop: { shop: story.example, secret: ${SECRETS.shopify}, margin_rate: 0.40, taxes_included: true } }
  airbyte: { ads: { meta: { vat_included: false } } }
  yandex-direct: { direct: {} }
  exchange-rates: { bank: {} }
`;

export interface WireRequest {
  readonly method: 'POST';
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

export interface WireFile {
  readonly source: string;
  readonly account: string;
  readonly content: string;
}

const micros = (iso: string) => Date.parse(iso) * 1000;

export function hit(clientId: string, iso: string, name: string, params: Record<string, unknown>) {
  const session = String(Math.floor(Date.parse(iso) / 1000));
  return {
    client_id: clientId,
    timestamp_micros: micros(iso),
    events: [{ name, params: { session_id: session, engagement_time_msec: 900, ...params } }],
  };
}

export function measurement(body: unknown): WireRequest {
  return {
    method: 'POST',
    path: `/mp/collect?measurement_id=G-STORY&api_secret=${SECRETS.ga4}`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}

const visits = [
  hit('111.1', '2026-03-02T09:00:00Z', 'page_view', {
    page_location:
      'https://story.example/?utm_source=google&utm_medium=cpc&utm_campaign=brand&gclid=X1',
    page_referrer: 'https://www.google.com/',
  }),
  hit('111.1', '2026-03-05T09:00:00Z', 'page_view', {
    page_location: 'https://story.example/cart',
  }),
  hit('444.4', '2026-03-04T09:00:00Z', 'page_view', {
    page_location: 'https://story.example/?utm_source=facebook&utm_medium=cpc&utm_campaign=spring',
  }),
  hit('555.5', '2026-03-06T09:00:00Z', 'page_view', {
    page_location:
      'https://story.example/?utm_source=newsletter&utm_medium=email&utm_campaign=march',
  }),
].map(measurement);

/** One row of GA4's BigQuery export; int64 as text, as the export writes them. */
function exported(iso: string, name: string, params: Record<string, string>) {
  const entries = Object.entries({ ga_session_id: '1772528400', ...params });
  return {
    event_date: iso.slice(0, 10).replaceAll('-', ''),
    event_timestamp: String(micros(iso)),
    event_name: name,
    event_params: entries.map(([key, value]) => ({ key, value: { string_value: value } })),
    user_pseudo_id: '222.2',
    stream_id: '77',
    platform: 'WEB',
    geo: { country: 'Russia', region: 'Tatarstan' },
  };
}

const exportedDay: WireFile = {
  source: 'ga4',
  account: 'site',
  content: [
    exported('2026-03-03T09:00:00Z', 'page_view', {
      page_location:
        'https://story.example/sofas?utm_source=yandex&utm_medium=cpc&utm_campaign=sofas&utm_term=corner+sofa',
    }),
    exported('2026-03-03T09:05:00Z', 'generate_lead', {
      page_location: 'https://story.example/sofas',
    }),
  ]
    .map((row) => JSON.stringify(row))
    .join('\n'),
};

function signedCall(body: Record<string, unknown>): WireRequest {
  const text = JSON.stringify(body);
  return {
    method: 'POST',
    path: '/collect/callrail?hook=post_call',
    headers: {
      'content-type': 'application/json',
      signature: createHmac('sha1', SECRETS.callrail).update(text).digest('base64'),
    },
    body: text,
  };
}

const phoneCall = signedCall({
  resource_id: 'CAL1',
  callernum: '+79005550102',
  trackingnum: '+74955550100',
  answered: 'true',
  voicemail: 'false',
  duration: '95',
  direction: 'inbound',
  start_time: '2026-03-04T10:00:00.000+03:00',
  first_call: 'true',
  ga: 'GA1.2.222.2',
});

function dealChange(
  data: Record<string, unknown>,
  action: 'create' | 'change',
  time: string,
): WireRequest {
  return {
    method: 'POST',
    path: '/collect/pipedrive',
    headers: {
      'content-type': 'application/json',
      authorization: `Basic ${Buffer.from(`hook:${SECRETS.pipedrive}`).toString('base64')}`,
    },
    body: JSON.stringify({
      data,
      previous: null,
      meta: {
        action,
        entity: 'deal',
        entity_id: String(data.id),
        id: `00000000-0000-4000-8000-${time.slice(0, 10).replaceAll('-', '')}0000`,
        company_id: '5',
        timestamp: time,
        version: '2.0',
      },
    }),
  };
}

const deal = {
  id: 7,
  title: 'Sofas for an office',
  value: 60000,
  currency: 'RUB',
  status: 'open',
  stage_id: 1,
  pipeline_id: 1,
  person_id: 3,
  add_time: '2026-03-04T08:00:00Z',
  update_time: '2026-03-04T08:00:00Z',
  won_time: null,
  custom_fields: { [CLIENT_FIELD]: { type: 'varchar', value: '222.2' } },
};
const wonDeal = {
  ...deal,
  status: 'won',
  stage_id: 5,
  update_time: '2026-03-15T12:00:00Z',
  won_time: '2026-03-15T12:00:00Z',
};

export function signedShop(topic: string, body: unknown): WireRequest {
  const text = JSON.stringify(body);
  return {
    method: 'POST',
    path: '/collect/shopify',
    headers: {
      'content-type': 'application/json',
      'x-shopify-topic': topic,
      'x-shopify-shop-domain': 'story.example',
      'x-shopify-hmac-sha256': createHmac('sha256', SECRETS.shopify).update(text).digest('base64'),
    },
    body: text,
  };
}

/** An order whose prices include 20 % of tax: a sixth of the total. */
export function shopOrder(
  id: number,
  time: string,
  total: string,
  tax: string,
  more: Record<string, unknown>,
) {
  return {
    id,
    name: `#${id}`,
    created_at: time,
    updated_at: time,
    processed_at: time,
    cancelled_at: null,
    test: false,
    financial_status: 'paid',
    currency: 'RUB',
    presentment_currency: 'RUB',
    total_price: total,
    subtotal_price: total,
    total_tax: tax,
    taxes_included: true,
    source_name: 'web',
    email: '',
    phone: null,
    customer: null,
    note_attributes: [],
    line_items: [
      { id: id * 10, sku: 'S1', quantity: 1, price: total, tax_lines: [{ price: tax, rate: 0.2 }] },
    ],
    refunds: [],
    ...more,
  };
}

const anna = shopOrder(1001, '2026-03-05T12:10:00+03:00', '12000.00', '2000.00', {
  email: 'anna@mail.example',
  note_attributes: [{ name: 'ga_client_id', value: '111.1' }],
});
/** 3,000.00 of the 12,000.00 come back, 500.00 of it tax, and the goods with them. */
const partBack = {
  id: 9001,
  order_id: 1001,
  created_at: '2026-03-20T10:00:00+03:00',
  order_adjustments: [],
  refund_line_items: [
    {
      id: 1,
      line_item_id: 10010,
      quantity: 1,
      restock_type: 'return',
      subtotal: '3000.00',
      total_tax: '500.00',
    },
  ],
  transactions: [{ id: 1, amount: '3000.00', kind: 'refund', status: 'success', currency: 'RUB' }],
};
const clara = shopOrder(1002, '2026-03-10T15:00:00+03:00', '3600.00', '600.00', {
  source_name: 'pos',
  phone: '+79005550103',
});
const emil = shopOrder(1003, '2026-03-06T12:30:00+03:00', '6000.00', '1000.00', {
  note_attributes: [{ name: 'ga_client_id', value: '555.5' }],
});

/** The orders as the shop shows them at the end of the month. */
const ordersInTheEnd = [
  {
    ...anna,
    updated_at: '2026-03-20T10:00:05+03:00',
    financial_status: 'partially_refunded',
    refunds: [partBack],
  },
  clara,
  {
    ...emil,
    updated_at: '2026-03-07T12:00:00+03:00',
    cancelled_at: '2026-03-07T12:00:00+03:00',
    financial_status: 'voided',
  },
] as const;

export const requests: readonly WireRequest[] = [
  ...visits,
  phoneCall,
  dealChange(deal, 'create', '2026-03-04T08:00:00.100Z'),
  dealChange(wonDeal, 'change', '2026-03-15T12:00:00.100Z'),
  signedShop('orders/paid', anna),
  signedShop('orders/updated', ordersInTheEnd[0]),
  signedShop('orders/paid', clara),
  signedShop('orders/paid', emil),
  signedShop('orders/cancelled', ordersInTheEnd[2]),
];

export const record = (stream: string, data: Record<string, unknown>) =>
  JSON.stringify({
    type: 'RECORD',
    record: { stream, emitted_at: Date.parse('2026-03-10T00:00:00Z'), data },
  });

export const files: readonly WireFile[] = [
  exportedDay,
  {
    source: 'airbyte',
    account: 'ads',
    content: [
      record('campaign', {
        'customer.id': 1,
        'customer.currency_code': 'RUB',
        'campaign.id': 501,
        'campaign.name': 'brand',
        'segments.date': '2026-03-02',
        'metrics.cost_micros': 1_500_000_000,
        'metrics.clicks': 30,
        'metrics.impressions': 300,
      }),
      record('ads_insights', {
        account_id: '2',
        account_currency: 'EUR',
        campaign_id: '601',
        campaign_name: 'spring',
        adset_id: '602',
        adset_name: 'all',
        ad_id: '603',
        ad_name: 'one',
        impressions: '1000',
        clicks: '20',
        spend: '20.00',
        date_start: '2026-03-04',
        date_stop: '2026-03-04',
      }),
      JSON.stringify({ type: 'LOG', log: { level: 'INFO', message: 'done' } }),
    ].join('\n'),
  },
  {
    source: 'yandex-direct',
    account: 'direct',
    content: [
      '"costs (2026-03-03 - 2026-03-03)"',
      'Date\tCampaignId\tCampaignName\tAdGroupId\tAdGroupName\tCriterion\tImpressions\tClicks\tCost',
      '2026-03-03\t701\tsofas\t702\tcorner\tcorner sofa\t400\t40\t2400000000',
      'Total rows: 1',
    ].join('\n'),
  },
  {
    source: 'exchange-rates',
    account: 'bank',
    content: 'date,base,quote,rate\n2026-03-01,EUR,RUB,100\n',
  },
];

/** What the webhooks told, as a file of the shop's own orders. */
export const orderFile: WireFile = {
  source: 'shopify',
  account: 'shop',
  content: ordersInTheEnd.map((order) => JSON.stringify(order)).join('\n'),
};
