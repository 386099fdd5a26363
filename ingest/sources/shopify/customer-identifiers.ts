import type { RawDelivery } from '../../contract/delivery.ts';
import {
  emailIdentifier,
  gaClientId,
  type Identifier,
  identifier,
  phoneIdentifier,
} from '../../contract/identity.ts';
import { isObject, type JsonObject, objectsOf } from '../../mapping/json-object.ts';
import type { MapContext } from '../source.ts';
import { nativeId } from './native-id.ts';
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
  return {
    customer: customerIdentifier(customer, delivery, settings),
    email: first(emails, (raw) => emailIdentifier(raw, identity)),
    phone: first(phones, (raw) => phoneIdentifier(raw, identity)),
    client_id: first(attributes(order, settings.clientIdAttributes), gaClientId),
  };
}

export function customerIdentifiers(
  customer: JsonObject,
  delivery: RawDelivery,
  { settings, identity }: MapContext<ShopifySettings>,
): Roles {
  const address = isObject(customer.default_address) ? customer.default_address : {};
  return {
    customer: customerIdentifier(customer, delivery, settings),
    email: emailIdentifier(customer.email, identity) ?? null,
    phone: first([customer.phone, address.phone], (raw) => phoneIdentifier(raw, identity)),
  };
}

/**
 * `shopify:<shop>:<customer>`; the shop is the configured one, else the account’s name. It is never
 * taken from a header: a webhook and an imported file must give one id.
 */
function customerIdentifier(
  customer: JsonObject,
  delivery: RawDelivery,
  settings: ShopifySettings,
): Identifier | null {
  if (customer.id === null || customer.id === undefined) return null;
  const shop = settings.shop ? shopDomain(settings.shop) : delivery.account;
  return identifier('shop_customer_id', `shopify:${shop}:${nativeId(customer)}`) ?? null;
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
