import {
  emailIdentifier,
  gaClientId,
  type Identifier,
  type IdentityRules,
  identifier,
  phoneIdentifier,
} from '../../contract/identity.ts';
import { analyticsText } from '../../mapping/analytics-text.ts';
import { asObject, type JsonObject } from '../../mapping/json-object.ts';

/**
 * Who an event is of. What `alias` calls the previous id was a login or a device, which nobody can tell, so
 * it is both: the one that was never used joins nothing.
 */
export function identifiersOf(
  call: JsonObject,
  context: JsonObject,
  /** Traits and properties that tell of the person themselves. */
  personal: readonly (JsonObject | undefined)[],
  rules: IdentityRules,
): (Identifier | undefined)[] {
  const ga = asObject(asObject(context.clientIds)?.ga4)?.clientId;
  const previous = text(call.previousId);
  return [
    identifier('user_id', text(call.userId), rules),
    identifier('anonymous_id', text(call.anonymousId), rules),
    identifier('user_id', previous, rules),
    identifier('anonymous_id', previous, rules),
    gaClientId(text(ga), rules),
    ...mergedOf(call, rules),
    ...personal.flatMap((told) => [
      emailIdentifier(told?.email, rules),
      phoneIdentifier(told?.phone, rules),
    ]),
  ];
}

/** The two sides of RudderStack’s `merge`. */
function mergedOf(call: JsonObject, rules: IdentityRules): (Identifier | undefined)[] {
  const sides = Array.isArray(call.mergeProperties) ? call.mergeProperties.slice(0, 4) : [];
  return sides.map((side: unknown) => {
    const { type, value } = asObject(side) ?? {};
    if (type === 'email') return emailIdentifier(value, rules);
    if (type === 'phone') return phoneIdentifier(value, rules);
    if (type === 'user_id' || type === 'userId') return identifier('user_id', text(value), rules);
    return identifier('anonymous_id', text(value), rules);
  });
}

/** An id, which SDKs send as a number too; one that is cut would be another’s. */
function text(value: unknown): string | undefined {
  const id = analyticsText(value, Number.MAX_SAFE_INTEGER);
  return id !== undefined && id.length <= 512 ? id : undefined;
}
