import { isObject } from '../../mapping/json-object.ts';
import { type Condition, readCondition } from './condition.ts';
import { ENTITY_KEYS, type FactRule, readEntityRule } from './entity-rule.ts';
import { EVENT_KEYS, readEventRule } from './event-rule.ts';
import { itemsOf, type Path, valueAt } from './path.ts';
import { readPath } from './read-path.ts';
import type { Place, Reader } from './reader.ts';
import { inner, type Scope } from './scope.ts';

/** Why a record is left out. */
export interface SkipRule {
  readonly code: string;
  readonly message: string;
}

export interface Making {
  readonly fact: FactRule;
  /** Scopes that it is made in: of the record, or of each item of a list. */
  scopes(scope: Scope): readonly Scope[];
}

/** What becomes of the records of one kind. The first rule that fits a record decides. */
export interface RecordRule {
  readonly about: string;
  fits(scope: Scope): boolean;
  readonly skip: SkipRule | undefined;
  readonly make: readonly Making[];
}

export function readRecordRules(
  given: unknown,
  place: Place,
  reader: Reader,
): readonly RecordRule[] {
  const all = reader.list(given, place);
  if (all.length === 0)
    reader.report('value_missing', place, 'At least one kind of record is needed.');
  return all.map(([one, at]) => readRecordRule(one, at, reader));
}

function readRecordRule(given: unknown, place: Place, reader: Reader): RecordRule {
  const known = reader.object(given, place, ['about', 'of', 'when', 'skip', 'make'], ['about']);
  const of = known.of === undefined ? undefined : readParts(known.of, [...place, 'of'], reader);
  const when = readCondition(known.when, [...place, 'when'], reader);
  if ((known.skip === undefined) === (known.make === undefined))
    reader.report('value_missing', place, 'Expected either `skip` or `make`.');
  return {
    about: reader.text(known.about, [...place, 'about']),
    fits: (scope) => (of === undefined || of.includes(scope.part)) && when(scope),
    skip: known.skip === undefined ? undefined : readSkip(known.skip, [...place, 'skip'], reader),
    make: reader
      .list(known.make, [...place, 'make'])
      .map(([one, at]) => readMaking(one, at, reader)),
  };
}

function readParts(given: unknown, place: Place, reader: Reader): readonly string[] {
  const names = Array.isArray(given) ? given : [given];
  return names.map((name: unknown) => {
    const text = reader.text(name, place);
    if (!reader.parts.has(text))
      reader.report('part_unknown', place, `\`${text}\` is no part of \`split\`.`);
    return text;
  });
}

/** A code stands in metrics; the message says what was left out and what would take it. */
export function readSkip(given: unknown, place: Place, reader: Reader): SkipRule {
  const known = reader.object(given, place, ['code', 'message'], ['code', 'message']);
  const code = reader.text(known.code, [...place, 'code']);
  if (code && !/^[a-z][a-z0-9_]{0,63}$/.test(code))
    reader.report('name_invalid', [...place, 'code'], `\`${code}\` is not written in snake_case.`);
  return { code, message: reader.text(known.message, [...place, 'message']) };
}

const OWN = ['each', 'when'];

function readMaking(given: unknown, place: Place, reader: Reader): Making {
  const isEvent = isObject(given) && 'event' in given;
  const known = reader.object(given, place, [...OWN, ...(isEvent ? EVENT_KEYS : ENTITY_KEYS)]);
  if (!isEvent && known.entity === undefined)
    reader.report('value_missing', place, 'Expected `entity` or `event`.');
  const when: Condition = readCondition(known.when, [...place, 'when'], reader);
  const each =
    known.each === undefined ? undefined : readPath(known.each, [...place, 'each'], reader);
  const fact = (isEvent ? readEventRule : readEntityRule)(known, place, reader);
  return {
    // An item that is itself the id is told by the list that holds it.
    fact: each && fact.key === '`$`' ? { ...fact, key: `\`${each.text}[]\`` } : fact,
    scopes: (scope) => (each ? itemScopes(each, scope) : [scope]).filter(when),
  };
}

function itemScopes(path: Path, scope: Scope): readonly Scope[] {
  const value = valueAt(path, scope);
  return (itemsOf(value) ?? []).map((item) => inner(scope, item));
}
