import type { RawDelivery } from '../../contract/delivery.ts';
import {
  emailIdentifier,
  gaClientId,
  type Identifier,
  phoneIdentifier,
  recordIdentifier,
  saleNumber,
} from '../../contract/identity.ts';
import type { MapContext } from '../../contract/source.ts';
import { isObject, type JsonObject, objectsOf } from '../../mapping/json-object.ts';
import { nativeId } from './native-id.ts';
import { orderNumber } from './order-number.ts';
import type { ShopifySettings } from './settings.ts';
import { shopDomain } from './shop-domain.ts';

type Roles = Record<string, Identifier | null>;

/**
 * Who ordered. A till knows no browser, so an order of a shop visit is joined by the customer record,
 * the e-mail or the phone. The recipient’s (shipping) phone is left out: a gift is not a journey.
 */
export function orderIdentifiers(
  order: JsonObject,
  delivery: RawDelivery,
  context: MapContext<ShopifySettings>,
): Roles {
  const customer = isObject(order.customer) ? order.customer : {};
  const billing = isObject(order.billing_address) ? order.billing_address : {};
  const { identity, settings } = context;
  const emails = [order.email, order.contact_email, customer.email];
  const phones = [order.phone, customer.phone, billing.phone];
  const noted = attributes(order, settings.clientIdAttributes);
  return {
    customer: customerIdentifier(recordId(customer), delivery, context),
    email: first(emails, (raw) => emailIdentifier(raw, identity)),
    phone: first(phones, (raw) => phoneIdentifier(raw, identity)),
    client_id: first(noted, (raw) => gaClientId(raw, identity)),
    // What a CRM's note and a purchase event call the order: its number, or its id.
    sale_number: saleNumber(orderNumber(order), identity) ?? null,
    sale_id: saleNumber(nativeId(order), identity) ?? null,
  };
}

export function customerIdentifiers(
  customer: JsonObject,
  delivery: RawDelivery,
  context: MapContext<ShopifySettings>,
): Roles {
  const { identity } = context;
  const address = isObject(customer.default_address) ? customer.default_address : {};
  return {
    customer: customerIdentifier(recordId(customer), delivery, context),
    merged_into: null,
    email: emailIdentifier(customer.email, identity) ?? null,
    phone: first([customer.phone, address.phone], (raw) => phoneIdentifier(raw, identity)),
  };
}

/**
 * `shopify:<shop>:<customer>`; the shop is the configured one, else the account’s name. It is never
 * taken from a header: a webhook and an imported file must give one id.
 */
export function customerIdentifier(
  id: string | null,
  delivery: RawDelivery,
  { settings, identity }: MapContext<ShopifySettings>,
): Identifier | null {
  const shop = settings.shop ? shopDomain(settings.shop) : delivery.account;
  return recordIdentifier('shop_customer_id', `shopify:${shop}`, id, identity) ?? null;
}

/** The customer's id, or null where the order or the object has no customer record. */
function recordId(customer: JsonObject): string | null {
  return customer.id === null || customer.id === undefined ? null : nativeId(customer);
}

/** Values of the named attributes, in the order in which the settings name them. */
function attributes(order: JsonObject, names: readonly string[]): readonly unknown[] {
  const given = objectsOf(order.note_attributes);
  return names.map((name) => given.find((attribute) => attribute.name === name)?.value);
}

function first(
  values: readonly unknown[],
  read: (raw: unknown) => Identifier | undefined,
): Identifier | null {
  for (const value of values) {
    const found = read(value);
    if (found) return found;
  }
  return null;
}
