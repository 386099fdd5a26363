import { type MoneyMicros, toCurrency, toMicros } from '../../contract/money.ts';
import { isObject, type JsonObject } from '../../mapping/json-object.ts';

/**
 * Amount of a field in the currency of the shop: `<field>_set.shop_money` where Shopify gives both
 * currencies, else the plain field. The customer’s (presentment) currency is never read.
 */
export function shopMoney(object: JsonObject, field: string): MoneyMicros | null {
  const amount = shopMoneyOf(object, field)?.amount ?? object[field];
  return amount === null || amount === undefined || amount === '' ? null : toMicros(amount, field);
}

/** Currency that `shopMoney` of a field is in, where a money set says so. */
export function shopCurrency(object: JsonObject, field: string): string | null {
  const code = shopMoneyOf(object, field)?.currency_code;
  return code === null || code === undefined ? null : toCurrency(code, field);
}

/** Sum of a field over objects; those without it count nothing. */
export function sumShopMoney(objects: readonly JsonObject[], field: string): MoneyMicros {
  return objects.reduce((sum, object) => sum + (shopMoney(object, field) ?? 0n), 0n);
}

function shopMoneyOf(object: JsonObject, field: string): JsonObject | undefined {
  const set = object[`${field}_set`];
  return isObject(set) && isObject(set.shop_money) ? set.shop_money : undefined;
}
