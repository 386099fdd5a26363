import { RecordError } from '../../contract/record-error.ts';
import { shown } from '../../contract/shown.ts';
import { isObject } from '../../mapping/json-object.ts';
import { itemsOf, memberOf, type Path } from './path.ts';
import { readPath } from './read-path.ts';
import type { Place, Reader } from './reader.ts';

/** A record inside a body, and what is around it. */
export interface Part {
  readonly value: unknown;
  readonly parents: readonly unknown[];
  readonly keys: readonly string[];
  readonly part: string;
}

/** How a body is taken apart into records. */
export interface Split {
  readonly paths: readonly { readonly name: string; readonly path: Path }[];
}

/** A path, or several by their names: `{ added: 'leads.add[]', changed: 'leads.update[]' }`. */
export function readSplit(given: unknown, place: Place, reader: Reader): Split {
  if (given === undefined) return { paths: [] };
  const named: readonly (readonly [string, unknown, Place])[] =
    typeof given === 'string' ? [['all', given, place]] : reader.entries(given, place);
  return {
    paths: named.flatMap(([name, text, at]) => {
      reader.parts.add(name);
      const path = readPath(text, at, reader);
      return path ? [{ name, path }] : [];
    }),
  };
}

/** The records of a body. A body in which no path finds any is one record itself, of no part. */
export function partsOf(root: unknown, { paths }: Split): readonly Part[] {
  const whole: Part = { value: root, parents: [], keys: [], part: '' };
  if (paths.length === 0) return [whole];
  const found = paths.flatMap(({ name, path }) => walk(whole, path, 0, name));
  return found.length > 0 ? found : [whole];
}

function walk(from: Part, path: Path, at: number, part: string): readonly Part[] {
  const step = path.steps[at];
  if (!step) return [{ ...from, part }];
  const { value, parents, keys } = from;
  const holders = isObject(value) ? [value, ...parents] : parents;
  const on = (next: unknown, key?: string) =>
    walk(
      { value: next, parents: holders, keys: key === undefined ? keys : [...keys, key], part },
      path,
      at + 1,
      part,
    );
  if (step.kind === 'any')
    return isObject(value) ? Object.entries(value).flatMap(([key, one]) => on(one, key)) : [];
  if (step.kind === 'key') {
    const member = memberOf(value, step.name);
    return member === undefined || member === null ? [] : on(member);
  }
  if (step.kind !== 'each') return [];
  const items = itemsOf(value);
  if (items)
    return items.flatMap((one) => walk({ value: one, parents, keys, part }, path, at + 1, part));
  // Beside a list of any name stand other members; a list that was named has to be one.
  if (path.steps[at - 1]?.kind === 'any' || isEmpty(value)) return [];
  const error = new RecordError('field_invalid', {
    field: path.text,
    expected: 'a list',
    got: shown(value),
  });
  return [{ value: error, parents, keys, part }];
}

function isEmpty(value: unknown): boolean {
  return value === '' || (isObject(value) && Object.keys(value).length === 0);
}
