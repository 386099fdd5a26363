import { type Money, type MoneyMicros, toCurrency, toMicros } from '../../contract/money.ts';
import { isObject, type JsonObject } from '../../mapping/json-object.ts';

/**
 * Amount of a field in the currency of the shop: `<field>_set.shop_money` where Shopify gives both
 * currencies, else the plain field, and never that of the customer (presentment).
 */
export function shopMoney(object: JsonObject, field: string): MoneyMicros | null {
  const amount = shopMoneyOf(object, field)?.amount ?? object[field];
  return isBlank(amount) ? null : toMicros(amount, field);
}

/** Currency that `shopMoney` of a field is in, where a money set says so. */
export function shopCurrency(object: JsonObject, field: string): string | null {
  const code = shopMoneyOf(object, field)?.currency_code;
  return code === null || code === undefined ? null : toCurrency(code, field);
}

/** Amount of a field in the customer’s currency, where a money set tells it. */
export function presentmentMoney(object: JsonObject, field: string): Money | null {
  const set = object[`${field}_set`];
  const told = isObject(set) && isObject(set.presentment_money) ? set.presentment_money : undefined;
  if (!told || isBlank(told.amount) || isBlank(told.currency_code)) return null;
  return {
    micros: toMicros(told.amount, field),
    currency: toCurrency(told.currency_code, field),
  };
}

/** Sum of a field over objects; those without it count nothing. */
export function sumShopMoney(objects: readonly JsonObject[], field: string): MoneyMicros {
  return objects.reduce((sum, object) => sum + (shopMoney(object, field) ?? 0n), 0n);
}

function shopMoneyOf(object: JsonObject, field: string): JsonObject | undefined {
  const set = object[`${field}_set`];
  return isObject(set) && isObject(set.shop_money) ? set.shop_money : undefined;
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}
