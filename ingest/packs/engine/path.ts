import { isObject } from '../../mapping/json-object.ts';
import { queryParameters } from '../../mapping/query-parameters.ts';
import { plainText } from './plain-text.ts';
import type { Scope } from './scope.ts';

type Step =
  | { readonly kind: 'key'; readonly name: string }
  | { readonly kind: 'at'; readonly index: number }
  | { readonly kind: 'each' }
  | { readonly kind: 'any' }
  /** The first element whose member says this; `$setting.<name>` takes what the account says. */
  | { readonly kind: 'where'; readonly name: string; readonly value: string };

const HEADS = ['root', 'header', 'query', 'setting', 'field', 'key', 'part', 'account'] as const;
type Head = (typeof HEADS)[number] | 'record' | 'parent';

/** A place in a record, or in what is around it. */
export interface Path {
  readonly text: string;
  readonly head: Head;
  /** How many objects up, for `parent`. */
  readonly level: number;
  readonly steps: readonly Step[];
}

const SETTING = '$setting.';
const TOKEN = /^(?:\.?([^.[\]*]+)|\.?(\*)|\[(\d*)\]|\["([^"]+)"\]|\[([^=\]]+)=([^\]]*)\])/;

/**
 * `a.b`, `a[0]`, `a["odd.key"]`, `list[]` (each), `list[code=EMAIL].value` (the first that fits), `*` (any key);
 * `$` is the record, `^` the object that holds it, `$root`, `$header.x`, `$query.x`, `$setting.x`, `$field.x`, `$key`.
 * Undefined where the text is no path.
 */
export function parsePath(text: string): Path | undefined {
  let rest = text.trim();
  let head: Head = 'record';
  let level = 0;
  const up = /^\^+/.exec(rest)?.[0];
  const named = /^\$([a-z]*)/.exec(rest);
  if (up) {
    [head, level, rest] = ['parent', up.length, rest.slice(up.length)];
  } else if (named) {
    const [all, name = ''] = named;
    const known = HEADS.find((one) => one === name);
    if (!known && name !== '') return undefined;
    head = known ?? 'record';
    rest = rest.slice(all.length);
  } else if (rest === '') return undefined;
  const steps: Step[] = [];
  while (rest !== '') {
    const token = TOKEN.exec(rest);
    if (!token) return undefined;
    const [all, key, any, index, quoted, name, value] = token;
    rest = rest.slice(all.length);
    if (rest === '.') return undefined;
    if (any) steps.push({ kind: 'any' });
    else if (index === '') steps.push({ kind: 'each' });
    else if (index !== undefined) steps.push({ kind: 'at', index: Number(index) });
    else if (name !== undefined) steps.push({ kind: 'where', name, value: value ?? '' });
    else steps.push({ kind: 'key', name: (key ?? quoted)! });
  }
  const isNamed = ['header', 'query', 'setting', 'field'].includes(head);
  if (isNamed && steps[0]?.kind !== 'key') return undefined;
  return { text: text.trim(), head, level, steps };
}

/** Settings that a path asks for. */
export function settingsOf({ head, steps }: Path): readonly string[] {
  const first = steps[0];
  const own = head === 'setting' && first?.kind === 'key' ? [first.name] : [];
  const compared = steps.flatMap((step) =>
    step.kind === 'where' && step.value.startsWith(SETTING)
      ? [step.value.slice(SETTING.length)]
      : [],
  );
  return [...own, ...compared];
}

/** What is at a path; undefined where nothing is. With `[]` a list of all that is there. */
export function valueAt(path: Path, scope: Scope): unknown {
  const [start, steps] = startOf(path, scope);
  return follow(start, steps, scope);
}

function startOf({ head, level, steps }: Path, scope: Scope): readonly [unknown, readonly Step[]] {
  const name = steps[0]?.kind === 'key' ? steps[0].name : '';
  switch (head) {
    case 'record':
      return [scope.record, steps];
    case 'parent':
      return [scope.parents[level - 1], steps];
    case 'root':
      return [scope.root, steps];
    case 'header':
      return [scope.delivery.headers[name.toLowerCase()], steps.slice(1)];
    case 'query':
      return [parameter(scope.delivery.query, name), steps.slice(1)];
    case 'setting':
      return [scope.settings[name], steps.slice(1)];
    case 'field':
      return [scope.fields[name], steps.slice(1)];
    case 'key':
      return [scope.keys.at(-1), steps];
    case 'part':
      return [scope.part, steps];
    case 'account':
      return [scope.delivery.account, steps];
  }
}

function parameter(query: string, name: string): string | undefined {
  for (const [key, value] of queryParameters(query)) if (key === name) return value;
  return undefined;
}

function follow(value: unknown, steps: readonly Step[], scope: Scope): unknown {
  let now = value;
  for (const [index, step] of steps.entries()) {
    if (step.kind === 'each' || step.kind === 'any') {
      const all = step.kind === 'each' ? itemsOf(now) : isObject(now) ? Object.values(now) : [];
      if (!all) return undefined;
      const rest = steps.slice(index + 1);
      return all.flatMap((item) => follow(item, rest, scope));
    }
    now = next(now, step, scope);
    if (now === undefined || now === null) return now;
  }
  return now;
}

function next(value: unknown, step: Exclude<Step, { kind: 'each' | 'any' }>, scope: Scope) {
  if (step.kind === 'key') return memberOf(value, step.name);
  const items = itemsOf(value);
  if (step.kind === 'at') return items?.[step.index];
  const wanted = step.value.startsWith(SETTING)
    ? plainText(scope.settings[step.value.slice(SETTING.length)])
    : step.value;
  if (wanted === undefined) return undefined;
  return items?.find((item) => plainText(deepMember(item, step.name)) === wanted);
}

/** `[field.type=nps]` compares a member of a member. */
function deepMember(value: unknown, name: string): unknown {
  return name.split('.').reduce(memberOf, value);
}

export function memberOf(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The items of a list; forms write one as an object with numbers for keys. */
export function itemsOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return undefined;
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => /^\d+$/.test(key))
    ? keys.map((key) => value[key])
    : undefined;
}
