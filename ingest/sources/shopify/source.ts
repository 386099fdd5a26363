import type { RawDelivery } from '../../contract/delivery.ts';
import type { Fact } from '../../contract/fact.ts';
import { RecordError } from '../../contract/record-error.ts';
import { shown } from '../../contract/shown.ts';
import type { LeftOut, MapContext, Source } from '../../contract/source.ts';
import { isObject } from '../../mapping/json-object.ts';
import { isLeftOut, skip } from '../../mapping/left-out.ts';
import { mapJson } from '../../mapping/map-json.ts';
import { hmac, matches, refused } from '../../verification/verify.ts';
import { customerFact, customerMergeFact } from './customer.ts';
import { deletedFact } from './deleted.ts';
import { EXAMPLE } from './example.ts';
import { orderFacts } from './order.ts';
import { fitsKind, kindOfShape, kindOfTopic } from './record-kind.ts';
import { refundFact } from './refund.ts';
import { type ShopifySettings, shopifySettings } from './settings.ts';
import { chooseShop } from './shop-domain.ts';

const SIGNATURE = 'x-shopify-hmac-sha256';

/** Shopify: webhooks of orders, refunds and customers, and files of what its REST API returns. */
export const source: Source<ShopifySettings> = {
  name: 'shopify',
  title: 'Shopify',
  about: {
    verification: 'HMAC-SHA256 of the body as base64 in `x-shopify-hmac-sha256`',
    dedupe: 'object, version and content',
    version: '`updated_at`',
    becomes: 'order; refund; contact',
  },
  settings: shopifySettings,
  endpoints: [
    {
      name: 'webhook',
      methods: ['POST'],
      paths: ['/collect/shopify', '/collect/shopify/:account'],
      maxBodyBytes: 5 * 1024 * 1024,
      keepHeaders: [
        'x-shopify-topic',
        'x-shopify-webhook-id',
        'x-shopify-shop-domain',
        'x-shopify-triggered-at',
        'x-shopify-test',
      ],
      choose: chooseShop,
      // Without a secret or a signature no body would do.
      verifyHead: ({ headers }, { secret }) => {
        if (!secret) return refused('secret of the account is not configured');
        return headers[SIGNATURE] ? undefined : refused('X-Shopify-Hmac-Sha256 is missing');
      },
      verify(request, { secret }) {
        if (!secret) return refused('secret of the account is not configured');
        const expected = hmac('sha256', secret, [request.body], 'base64');
        return matches(request.headers[SIGNATURE], expected, 'X-Shopify-Hmac-Sha256');
      },
      accepted: { status: 200 },
    },
  ],
  example: EXAMPLE,
  importing: { kind: 'json' },
  map: (delivery, context) =>
    mapJson(delivery, { unwrap, streams: STREAMS }, (value) => factsOf(value, delivery, context)),
};

/** Of Airbyte's connector and of Singer taps. */
const STREAMS = ['orders', 'order_refunds', 'refunds', 'customers'];

function factsOf(
  value: unknown,
  delivery: RawDelivery,
  context: MapContext<ShopifySettings>,
): readonly Fact[] | LeftOut {
  if (!isObject(value)) throw unreadable(value);
  const topic = delivery.headers['x-shopify-topic'];
  const kind = topic ? kindOfTopic(topic) : kindOfShape(value);
  if (topic && kind && !fitsKind(kind, value))
    throw new RecordError('label_mismatch', {
      field: 'X-Shopify-Topic',
      expected: `a body of ${topic}`,
    });
  switch (kind) {
    case 'order':
      return orderFacts(value, delivery, context);
    case 'refund':
      return [refundFact(value, delivery, context.settings)];
    case 'customer':
      return [customerFact(value, delivery, context)];
    case 'customer_merged': {
      const made = customerMergeFact(value, delivery, context);
      return isLeftOut(made) ? made : [made];
    }
    case 'order_deleted':
      return [deletedFact('order', value, delivery)];
    case 'customer_deleted':
      return [deletedFact('contact', value, delivery)];
    default:
      if (topic)
        return skip(
          'topic_unmapped',
          `nothing of ${topic} is stored; orders, refunds and customers are`,
          topic,
        );
      throw unreadable(value);
  }
}

const LISTS = ['orders', 'refunds', 'customers'];
const SINGLES = ['order', 'refund', 'customer'];

/** A REST answer (`{"orders":[…]}`, `{"order":{…}}`) is its objects. */
function unwrap(value: unknown): readonly unknown[] | undefined {
  if (!isObject(value) || 'id' in value) return undefined;
  const listed = LISTS.map((name) => value[name]).find((items) => Array.isArray(items));
  const single = SINGLES.map((name) => value[name]).find(isObject);
  return listed ?? (single && [single]);
}

function unreadable(value: unknown): RecordError {
  return new RecordError('record_unreadable', {
    expected: 'a Shopify order, refund or customer',
    got: shown(value),
  });
}
