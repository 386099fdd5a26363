import * as z from 'zod';
import { type EntityType, entityFields } from '../../contract/entity.ts';
import type { EntityFact, Fact } from '../../contract/fact.ts';
import type { IdentityRules } from '../../contract/identity.ts';
import { RecordError } from '../../contract/record-error.ts';
import { entityFact } from '../../mapping/entity-fact.ts';
import type { Expression } from './expression.ts';
import { type Identifiers, readIdentifiers } from './identifiers.ts';
import { plainText } from './plain-text.ts';
import { readExpression } from './read-expression.ts';
import type { Place, Reader } from './reader.ts';
import type { Scope } from './scope.ts';
import { readTraffic, type TrafficRule } from './traffic.ts';

/** What makes a fact of a record. */
export interface FactRule {
  /** `order`, `event form`. */
  readonly becomes: string;
  readonly key: string;
  readonly version: string;
  make(scope: Scope, rules: IdentityRules): Fact;
}

export const ENTITY_KEYS = [
  'entity',
  'id',
  'version',
  'at',
  'op',
  'complete',
  'fields',
  'identifiers',
  'traffic',
];
const TYPES = Object.keys(entityFields) as [EntityType, ...EntityType[]];

interface Parts {
  readonly entityType: EntityType;
  readonly id: Expression;
  readonly version: Expression;
  readonly at: Expression | undefined;
  readonly op: 'upsert' | 'delete';
  readonly complete: boolean;
  readonly fields: readonly (readonly [string, Expression, isNullable: boolean])[];
  readonly identifiers: Identifiers;
  readonly traffic: TrafficRule | undefined;
}

/** A version of an entity: the whole of it (`complete`, an empty field clears) or the part that the record names. */
export function readEntityRule(
  given: Readonly<Record<string, unknown>>,
  place: Place,
  reader: Reader,
): FactRule {
  const at = (key: string) => [...place, key];
  const entityType = reader.oneOf(given.entity, at('entity'), TYPES, 'order');
  for (const name of ['id', 'version'])
    if (given[name] === undefined) reader.report('value_missing', place, `\`${name}\` is missing.`);
  const parts: Parts = {
    entityType,
    id: readExpression(given.id ?? '$', at('id'), reader),
    version: readExpression(given.version ?? '$', at('version'), reader),
    at: given.at === undefined ? undefined : readExpression(given.at, at('at'), reader),
    op: reader.oneOf(given.op, at('op'), ['upsert', 'delete'], 'upsert'),
    complete: reader.truth(given.complete, at('complete')),
    fields: readFields(entityType, given.fields, at('fields'), reader),
    identifiers: readIdentifiers(given.identifiers, at('identifiers'), reader, readExpression),
    traffic:
      given.traffic === undefined
        ? undefined
        : readTraffic(given.traffic, at('traffic'), reader, readExpression),
  };
  return {
    becomes: parts.op === 'delete' ? `${entityType} (deleted)` : entityType,
    key: parts.id.says,
    version: parts.version.says,
    make: (scope, rules) => made(parts, scope, rules),
  };
}

function readFields(type: EntityType, given: unknown, place: Place, reader: Reader) {
  const shape: Readonly<Record<string, z.ZodType>> = entityFields[type].shape;
  return reader.entries(given, place).flatMap(([name, one, where]) => {
    const schema = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (!schema) {
      reader.report(
        'field_unknown',
        where,
        `\`${name}\` is no field of ${type}; it has ${Object.keys(shape).join(', ')}.`,
      );
      return [];
    }
    const expression = readExpression(one, where, reader);
    checkSamples(name, expression, schema, where, reader);
    return [[name, expression, z.safeParse(schema, null).success] as const];
  });
}

/** A value of each kind that the expression gives has to be one of the field. */
export function checkSamples(
  name: string,
  { samples }: Expression,
  schema: z.ZodType,
  place: Place,
  reader: Reader,
): void {
  for (const sample of samples) {
    const checked = z.safeParse(schema, sample);
    if (checked.success) continue;
    const said =
      typeof sample === 'string' ? `a text such as ${JSON.stringify(sample)}` : typeof sample;
    reader.report(
      'field_mismatch',
      place,
      `\`${name}\` is given ${said}: ${checked.error.issues[0]!.message}.`,
    );
    return;
  }
}

function made(parts: Parts, scope: Scope, rules: IdentityRules): EntityFact {
  const { entityType, op, complete } = parts;
  const entityId = plainText(parts.id.evaluate(scope));
  if (entityId === undefined)
    throw new RecordError('field_missing', { field: parts.id.says.replaceAll('`', '') });
  const version = numberOf(parts.version, scope);
  const occurredAt = parts.at ? numberOf(parts.at, scope) : version;
  const fields: Record<string, unknown> = {};
  for (const [name, expression, isNullable] of op === 'delete' ? [] : parts.fields) {
    const told = expression.evaluate({ ...scope, fields });
    const value = told === undefined && complete ? null : told;
    // A word of a closed list has no empty one: what is unknown leaves the last.
    if (value === undefined || (value === null && !isNullable)) continue;
    fields[name] = value;
  }
  const identifiers = op === 'delete' ? {} : parts.identifiers.of(scope, rules);
  const absent =
    complete && op !== 'delete' ? parts.identifiers.roles.map((role) => [role, null]) : [];
  return entityFact(scope.delivery, {
    occurredAt,
    isTest: false,
    entityType,
    entityId,
    version,
    op,
    fields: { ...fields, ...(op === 'delete' ? {} : trafficFields(parts.traffic, scope)) },
    identifiers: { ...Object.fromEntries(absent), ...identifiers },
  } as never);
}

function numberOf(expression: Expression, scope: Scope): number {
  const value = expression.evaluate(scope);
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  const field = expression.says.replaceAll('`', '');
  if (value === undefined || value === null) throw new RecordError('field_missing', { field });
  throw new RecordError('field_invalid', { field, expected: 'a time or a whole number' });
}

function trafficFields(rule: TrafficRule | undefined, scope: Scope): Record<string, string> {
  if (!rule) return {};
  const { traffic } = rule.of(scope);
  const told = {
    utmSource: traffic.source,
    utmMedium: traffic.medium,
    utmCampaign: traffic.campaign,
    utmTerm: traffic.keyword,
    utmContent: traffic.content,
    clickIds: traffic.clickIds?.join(','),
    referrer: traffic.referrer,
    landingUrl: traffic.landingUrl,
  };
  return Object.fromEntries(
    Object.entries(told).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
