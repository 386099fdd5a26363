import { probablyMeant } from '@throughline/ingest/contract/nearest';
import * as z from 'zod';
import type { ConfigProblem } from './config-error.ts';
import { configSchema } from './config-schema.ts';
import { snakeCase } from './letter-case.ts';
import { isMapping, type Plain } from './read-value.ts';
import { unwrapSchema } from './unwrap-schema.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

const PREFIX = 'THROUGHLINE_';
/** Names the file itself, so it cannot stand in it. */
const CONFIG_FILE = `${PREFIX}CONFIG`;

/** Every single value that a variable can set: `THROUGHLINE_LOG_PARTITIONS` → `log`, `partitions`. */
export const VARIABLES: ReadonlyMap<string, readonly string[]> = new Map(
  variablesOf(configSchema, []).map((path) => [PREFIX + path.join('_').toUpperCase(), path]),
);

function variablesOf(given: z.core.$ZodType, path: readonly string[]): (readonly string[])[] {
  const { schema } = unwrapSchema(given);
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([name, inner]) =>
      variablesOf(inner, [...path, snakeCase(name)]),
    );
  return schema instanceof z.ZodArray || schema instanceof z.ZodRecord ? [] : [path];
}

/**
 * Lays the variables over what the file says. A variable that is nearly one of ours is a slip and
 * a problem; any other may be there for `${…}` in the file, or belong to the host.
 */
export function overlayEnvironment(
  file: Plain,
  environment: Environment,
  problems: ConfigProblem[],
): Plain {
  let tree = file;
  for (const [name, value] of Object.entries(environment)) {
    if (!name.startsWith(PREFIX) || name === CONFIG_FILE || !value) continue;
    const path = VARIABLES.get(name);
    if (path) {
      tree = withValue(tree, path, path.at(-1) === 'trust_proxy' ? listed(value) : value);
      continue;
    }
    const hint = probablyMeant(
      name,
      [...VARIABLES.keys()].filter((known) => isSlip(name, known)),
    );
    if (hint)
      problems.push({
        path: name,
        message: 'is not a known variable',
        expected: `${hint}, if that was meant`,
      });
  }
  return tree;
}

/** The prefix alone must not make two names near. */
function isSlip(name: string, known: string): boolean {
  return probablyMeant(name.slice(PREFIX.length), [known.slice(PREFIX.length)]) !== undefined;
}

function listed(value: string): Plain {
  return value === 'true' || value === 'false'
    ? value
    : value.split(',').map((part) => part.trim());
}

function withValue(tree: Plain, [name, ...rest]: readonly string[], value: Plain): Plain {
  const mapping = isMapping(tree) ? tree : {};
  return {
    ...mapping,
    [name!]: rest.length === 0 ? value : withValue(mapping[name!] ?? {}, rest, value),
  };
}

const REFERENCE = /(\$?)\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

/** Puts variables in the place of `${NAME}` in every text; `$${NAME}` stands for the text `${NAME}` itself. */
export function expandVariables(
  plain: Plain,
  environment: Environment,
  path: string,
  problems: ConfigProblem[],
): Plain {
  if (typeof plain === 'string')
    return plain.replace(REFERENCE, (text, dollar: string, name: string) => {
      if (dollar) return text.slice(1);
      const value = environment[name];
      if (!value)
        problems.push({
          path,
          message: `the environment variable ${name} is ${value === undefined ? 'not set' : 'empty'}`,
          expected: `${name} to hold the value`,
        });
      return value ?? '';
    });
  if (Array.isArray(plain))
    return plain.map((item, index) =>
      expandVariables(item, environment, `${path}[${index}]`, problems),
    );
  return Object.fromEntries(
    Object.entries(plain).map(([key, value]) => [
      key,
      expandVariables(value, environment, path ? `${path}.${key}` : key, problems),
    ]),
  );
}
