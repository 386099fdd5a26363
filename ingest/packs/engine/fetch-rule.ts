import { readCondition } from './condition.ts';
import { itemsOf, type Path, parsePath, valueAt } from './path.ts';
import { plainText } from './plain-text.ts';
import { readPath } from './read-path.ts';
import type { Place, Reader } from './reader.ts';
import type { Scope } from './scope.ts';

type Settings = Scope['settings'];

/** What is asked for where a record carries an id alone. */
export interface FetchRule {
  /** Records of the answer are a part of this name. */
  readonly name: string;
  readonly about: string;
  /** Settings without which nobody can be asked. */
  readonly needs: readonly string[];
  readonly answer: Path;
  /** Ids of one question. */
  readonly batch: number;
  readonly perSecond: number;
  readonly says: string;
  fits(scope: Scope): boolean;
  isSet(settings: Settings): boolean;
  /** Whether an answer asks for the question to be put again. */
  isLater(scope: Scope): boolean;
  idsOf(scope: Scope): readonly string[];
  urlOf(ids: readonly string[], settings: Settings): string;
  headersOf(settings: Settings): Readonly<Record<string, string>>;
}

const KEYS = [
  ...[
    'about',
    'when',
    'ids',
    'from',
    'path',
    'query',
    'bearer',
    'answer',
    'later',
    'batch',
    'per_second',
  ],
];
const REQUIRED = ['about', 'when', 'ids', 'from', 'path'];
/** What vendors call a thing; whatever else stands in an id’s place is not asked for. */
const ID = /^[\w.:-]{1,64}$/;
const MOST_AT_ONCE = 200;

export function readFetchRules(given: unknown, place: Place, reader: Reader): readonly FetchRule[] {
  return reader.entries(given, place).map(([name, one, at]) => {
    reader.parts.add(name);
    return readFetchRule(name, one, at, reader);
  });
}

/**
 * The address is a setting, a path of the pack and parameters of the pack; of a record it takes ids, and nothing else, so
 * that no delivery can have a stranger asked.
 */
function readFetchRule(name: string, given: unknown, place: Place, reader: Reader): FetchRule {
  const known = reader.object(given, place, KEYS, REQUIRED);
  const when = readCondition(known.when, [...place, 'when'], reader);
  const ids = readPath(known.ids, [...place, 'ids'], reader);
  const { setting: from, otherwise } = readFrom(known.from, [...place, 'from'], reader);
  const later = readCondition(known.later, [...place, 'later'], reader);
  const bearer =
    known.bearer === undefined ? undefined : reader.setting(known.bearer, [...place, 'bearer']);
  const path = reader.text(known.path, [...place, 'path']);
  const query = reader
    .entries(known.query, [...place, 'query'])
    .map(([key, value, at]) => [key, reader.text(value, at)] as const);
  const answer =
    known.answer === undefined ? undefined : readPath(known.answer, [...place, 'answer'], reader);
  const number = (key: 'batch' | 'per_second', fallback: number, most: number) => {
    const value = known[key] ?? fallback;
    if (typeof value === 'number' && value > 0 && value <= most) return value;
    reader.report('value_invalid', [...place, key], `Expected a number up to ${most}.`);
    return fallback;
  };
  const batch = Math.floor(number('batch', 1, MOST_AT_ONCE));
  const needs = [from, bearer].filter(
    (one) => one !== undefined && (one !== from || !otherwise),
  ) as string[];
  return {
    ...{ name, about: reader.text(known.about, [...place, 'about']), needs, batch },
    perSecond: number('per_second', 2, 50),
    answer: answer ?? parsePath('$')!,
    says: `\`${otherwise ?? from}/${path}\``,
    fits: when,
    isLater: (scope) => known.later !== undefined && later(scope),
    isSet: (settings) => needs.every((setting) => settings[setting] !== undefined),
    idsOf(scope) {
      const value = ids && valueAt(ids, scope);
      const all = (itemsOf(value) ?? [value]).map(plainText);
      return all.filter((one) => one !== undefined).filter((one) => ID.test(one));
    },
    urlOf(wanted, settings) {
      const filled = (text: string) =>
        text.replaceAll('{ids}', wanted.map(encodeURIComponent).join(','));
      const base = String(settings[from] ?? otherwise).replace(/\/+$/, '');
      const pairs = query.map(
        ([key, value]) =>
          `${encodeURIComponent(key)}=${filled(encodeURIComponent(value).replaceAll('%7Bids%7D', '{ids}'))}`,
      );
      return `${base}/${filled(path)}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
    },
    headersOf: (settings) =>
      bearer === undefined ? {} : { authorization: `Bearer ${settings[bearer]}` },
  };
}

/** A setting of type `address`, or `{ setting, otherwise }` where all accounts of the vendor share one. */
function readFrom(given: unknown, place: Place, reader: Reader) {
  if (typeof given === 'string') return { setting: reader.setting(given, place) };
  const known = reader.object(given, place, ['setting', 'otherwise'], ['setting', 'otherwise']);
  return {
    setting: reader.setting(known.setting, [...place, 'setting']),
    otherwise: reader.text(known.otherwise, [...place, 'otherwise']),
  };
}
