import type * as z from 'zod';
import type { EventFact } from '../../contract/event.ts';
import { EVENT_TYPES, eventSchema } from '../../contract/event.ts';
import type { IdentityRules } from '../../contract/identity.ts';
import { deterministicId, sha256 } from '../../contract/ids.ts';
import { RecordError } from '../../contract/record-error.ts';
import { readItems } from '../../kit/items.ts';
import { boundedProperties } from '../../kit/properties.ts';
import { canonicalJson } from '../../mapping/canonical-json.ts';
import { asObject } from '../../mapping/json-object.ts';
import { checkSamples, type FactRule } from './entity-rule.ts';
import type { Expression } from './expression.ts';
import { readIdentifiers } from './identifiers.ts';
import { valueAt } from './path.ts';
import { plainText } from './plain-text.ts';
import { readExpression } from './read-expression.ts';
import { readPath } from './read-path.ts';
import type { Place, Reader } from './reader.ts';
import type { Scope } from './scope.ts';
import { readTraffic } from './traffic.ts';

export const EVENT_KEYS = [
  ...[
    'event',
    'key',
    'name',
    'at',
    'fields',
    'identifiers',
    'traffic',
    'properties',
    'except',
    'items',
  ],
];
const FIELDS = [
  ...[
    'subject',
    'variant',
    'medium',
    'sessionId',
    'pageUrl',
    'pageTitle',
    'searchTerm',
    'transactionId',
  ],
  ...['valueMicros', 'currency', 'companyId', 'branch', 'isBot'],
];

/** Something that happened. Without a `key` its content tells it from others. */
export function readEventRule(
  given: Readonly<Record<string, unknown>>,
  place: Place,
  reader: Reader,
): FactRule {
  const at = (key: string) => [...place, key];
  const type = reader.oneOf(given.event, at('event'), EVENT_TYPES, 'other');
  for (const name of ['name', 'at'])
    if (given[name] === undefined) reader.report('value_missing', place, `\`${name}\` is missing.`);
  const name = readExpression(given.name ?? '$', at('name'), reader);
  const time = readExpression(given.at ?? '$', at('at'), reader);
  const keys = reader
    .list(given.key, at('key'))
    .map(([one, where]) => readExpression(one, where, reader));
  const fields = readFields(given.fields, at('fields'), reader);
  const identifiers = readIdentifiers(given.identifiers, at('identifiers'), reader, readExpression);
  const traffic = readTraffic(given.traffic, at('traffic'), reader, readExpression);
  const path = (key: string) =>
    given[key] === undefined ? undefined : readPath(given[key], at(key), reader);
  const [properties, items] = [path('properties'), path('items')];
  const except = new Set(
    reader.list(given.except, at('except')).map(([one, where]) => reader.text(one, where)),
  );
  return {
    becomes: `event \`${type}\``,
    key: keys.length > 0 ? keys.map(({ says }) => says).join(' + ') : 'the content of the record',
    version: '–',
    make(scope, rules: IdentityRules): EventFact {
      const { source, account } = scope.delivery;
      const occurredAt = time.evaluate(scope);
      if (typeof occurredAt !== 'number')
        throw new RecordError('field_missing', { field: time.says.replaceAll('`', '') });
      const came = traffic.of(scope);
      const told = properties && asObject(valueAt(properties, scope));
      const bounded = told && boundedProperties(told, except);
      const bought = items && readItems(valueAt(items, scope));
      const cut = (bounded?.cut ?? 0) + (bought?.cut ?? 0);
      const known = Object.values(identifiers.of(scope, rules)).filter((one) => one !== null);
      const distinct = new Map(known.map((one) => [`${one.type} ${one.value}`, one]));
      return {
        kind: 'event',
        id: deterministicId(source, account, 'event', type, ...keyOf(keys, scope)),
        source,
        account,
        type,
        name: (plainText(name.evaluate(scope)) ?? type).slice(0, 256),
        occurredAt,
        precision: occurredAt % 1_000_000 === 0 ? 's' : occurredAt % 1_000 === 0 ? 'ms' : 'us',
        isTest: false,
        isBot: false,
        identifiers: [...distinct.values()],
        ...Object.fromEntries(
          fields.flatMap(([field, one]) => {
            const value = one.evaluate(scope);
            return value === undefined || value === null ? [] : [[field, value]];
          }),
        ),
        ...(Object.keys(came.traffic).length > 0 && { traffic: came.traffic }),
        ...(came.clickIds && { clickIds: came.clickIds }),
        ...(bounded &&
          Object.keys(bounded.properties).length > 0 && { properties: bounded.properties }),
        ...(bought && bought.items.length > 0 && { items: bought.items }),
        ...(cut > 0 && { cut }),
      };
    },
  };
}

function readFields(given: unknown, place: Place, reader: Reader) {
  const shape: Readonly<Record<string, unknown>> = eventSchema.shape;
  return reader.entries(given, place).flatMap(([name, one, where]) => {
    if (!FIELDS.includes(name)) {
      reader.report(
        'field_unknown',
        where,
        `\`${name}\` is no field of an event; it has ${FIELDS.join(', ')}.`,
      );
      return [];
    }
    const expression = readExpression(one, where, reader);
    checkSamples(name, expression, shape[name] as z.ZodType, where, reader);
    return [[name, expression] as const];
  });
}

function keyOf(keys: readonly Expression[], scope: Scope): readonly string[] {
  if (keys.length === 0) return [sha256(canonicalJson(scope.record as never))];
  return keys.map((key) => {
    const text = plainText(key.evaluate(scope));
    if (text === undefined)
      throw new RecordError('field_missing', { field: key.says.replaceAll('`', '') });
    return text;
  });
}
