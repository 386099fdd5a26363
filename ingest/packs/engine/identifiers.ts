import {
  emailIdentifier,
  gaClientId,
  type Identifier,
  type IdentityRules,
  identifier,
  phoneIdentifier,
  recordIdentifier,
  saleNumber,
} from '../../contract/identity.ts';
import { isObject } from '../../mapping/json-object.ts';
import type { Expression, ReadExpression } from './expression.ts';
import type { Place, Reader } from './reader.ts';
import type { Scope } from './scope.ts';

type Make = (value: unknown, rules: IdentityRules, namespace: string) => Identifier | undefined;

/** Kinds of identifier as a pack names them. */
const KINDS: Readonly<Record<string, Make>> = {
  email: emailIdentifier,
  phone: phoneIdentifier,
  ga_client_id: gaClientId,
  ym_client_id: (value, rules) => identifier('ym_client_id', value, rules),
  anonymous_id: (value, rules) => identifier('anonymous_id', value, rules),
  hubspot_utk: (value, rules) => identifier('hubspot_utk', value, rules),
  call_client_id: (value, rules) => identifier('call_client_id', value, rules),
  user_id: (value, rules) => identifier('user_id', value, rules),
  contact: (value, rules, namespace) => recordIdentifier('crm_contact_id', namespace, value, rules),
  customer: (value, rules, namespace) =>
    recordIdentifier('shop_customer_id', namespace, value, rules),
  sale: saleNumber,
};

export interface Identifiers {
  readonly roles: readonly string[];
  /** By role; null where the record says that there is none, absent where it says nothing. */
  of(scope: Scope, rules: IdentityRules): Readonly<Record<string, Identifier | null>>;
}

/** By role: `{ email: { email: billing.email }, contact: { contact: customer_id } }`. */
export function readIdentifiers(
  given: unknown,
  place: Place,
  reader: Reader,
  read: ReadExpression,
): Identifiers {
  const all = reader.entries(given, place).flatMap(([role, one, at]) => {
    const kind = isObject(one) ? Object.keys(one)[0] : undefined;
    const make = kind === undefined ? undefined : KINDS[kind];
    if (kind === undefined || !make) {
      reader.report('key_unknown', at, `Expected one of ${Object.keys(KINDS).join(', ')}.`);
      return [];
    }
    reader.object(one, at, [kind]);
    const from: Expression = read((one as Record<string, unknown>)[kind], [...at, kind], reader);
    return [{ role, make, from }];
  });
  return {
    roles: all.map(({ role }) => role),
    of(scope, rules) {
      const { source, account } = scope.delivery;
      const found = all.flatMap(({ role, make, from }) => {
        const value = from.evaluate(scope);
        if (value === undefined) return [];
        return [[role, make(value, rules, `${source}:${account}`) ?? null] as const];
      });
      return Object.fromEntries(found);
    },
  };
}
