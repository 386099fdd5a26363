import {
  emailIdentifier,
  type Identifier,
  type IdentityRules,
  identifier,
  phoneIdentifier,
} from '../../contract/identity.ts';
import type { Fields } from '../../kit/fields.ts';
import { analyticsText } from '../../mapping/analytics-text.ts';
import { objectsOf } from '../../mapping/json-object.ts';

/** `user_data` by the roles of its fields; addresses and numbers come hashed, or in clear from some senders. */
export function rolesOf(user: Fields, rules: IdentityRules): Record<string, Identifier> {
  const roles: [string, Identifier | undefined][] = [
    ['customer', identifier('user_id', analyticsText(user.customer_identifier), rules)],
    ...several('email', user.email_address, (one) => emailIdentifier(one, rules)),
    ...several('phone', user.phone_numbers, (one) => phoneIdentifier(one, rules)),
    ...several(
      'uid',
      objectsOf(user.uids).map(({ id }) => id),
      (one) => identifier('anonymous_id', analyticsText(one), rules),
    ),
  ];
  return Object.fromEntries(
    roles.filter((role): role is [string, Identifier] => role[1] !== undefined),
  );
}

function several(
  role: string,
  told: unknown,
  read: (one: unknown) => Identifier | undefined,
): [string, Identifier | undefined][] {
  return [told]
    .flat()
    .slice(0, 4)
    .map((one, at) => [at === 0 ? role : `${role}_${at + 1}`, read(one)]);
}
