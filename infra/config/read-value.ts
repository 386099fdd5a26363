import { probablyMeant } from '@throughline/ingest/contract/nearest';
import * as z from 'zod';
import type { ConfigProblem } from './config-error.ts';
import { snakeCase } from './letter-case.ts';
import { unwrapSchema } from './unwrap-schema.ts';

/** What a YAML file or an environment variable can say, before any schema has seen it: texts only. */
export type Plain = string | readonly Plain[] | { readonly [key: string]: Plain };

/**
 * Turns plain texts into what a schema is written for: its names in camelCase, numbers, booleans and
 * nulls of its types. What does not fit stays as it is, for the schema to complain about; a name that
 * the schema does not have is a problem here, because a schema may pass over it in silence.
 *
 * Texts are read by the schema and not by YAML’s own guesses, so that `account_id: 0012` keeps its
 * zeros and `vat_rate: 0.20` is the decimal that was written.
 */
export function readValue(
  plain: Plain,
  given: z.core.$ZodType,
  path: string,
  problems: ConfigProblem[],
): unknown {
  const { schema, isNullable } = unwrapSchema(given);
  if (isNullable && (plain === 'null' || plain === '~')) return null;
  if (schema instanceof z.ZodObject) return readObject(plain, schema, path, problems);
  if (schema instanceof z.ZodRecord) {
    if (!isMapping(plain)) return plain === '' ? {} : plain;
    return Object.fromEntries(
      Object.entries(plain).map(([key, value]) => [
        key,
        readValue(value, schema.def.valueType, `${path}.${key}`, problems),
      ]),
    );
  }
  if (schema instanceof z.ZodArray) {
    if (!Array.isArray(plain)) return plain === '' ? [] : plain;
    return plain.map((item, index) =>
      readValue(item, schema.def.element, `${path}[${index}]`, problems),
    );
  }
  if (schema instanceof z.ZodUnion) {
    const readings = schema.def.options.map((option) => readValue(plain, option, path, problems));
    return (
      readings.find((reading, index) => z.safeParse(schema.def.options[index]!, reading).success) ??
      plain
    );
  }
  return typeof plain === 'string' ? readScalar(plain, schema) : plain;
}

function readScalar(text: string, schema: z.core.$ZodType): unknown {
  if (schema instanceof z.ZodNumber)
    return /^[+-]?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text;
  if (schema instanceof z.ZodBoolean) return { true: true, false: false }[text.trim()] ?? text;
  return text;
}

function readObject(
  plain: Plain,
  schema: z.ZodObject,
  path: string,
  problems: ConfigProblem[],
): unknown {
  if (!isMapping(plain)) return plain === '' ? {} : plain;
  const names = new Map(Object.keys(schema.shape).map((name) => [snakeCase(name), name]));
  const object: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(plain)) {
    const name = names.get(key);
    const at = path ? `${path}.${key}` : key;
    if (name === undefined) {
      const hint = probablyMeant(snakeCase(key), [...names.keys()]);
      problems.push({
        path: at,
        message: 'is not a known setting',
        expected: hint
          ? `\`${hint}\`, if that was meant`
          : `one of ${[...names.keys()].join(', ')}`,
      });
    } else if (value !== '') object[name] = readValue(value, schema.shape[name], at, problems);
  }
  return object;
}

export function isMapping(plain: unknown): plain is { readonly [key: string]: Plain } {
  return typeof plain === 'object' && plain !== null && !Array.isArray(plain);
}
