import { probablyMeant } from '@throughline/ingest/contract/nearest';
import * as z from 'zod';
import type { ConfigProblem } from './config-error.ts';
import { snakeCase } from './letter-case.ts';
import { unwrapSchema } from './unwrap-schema.ts';

const SECRET = /secret|password|token|key|sha256/i;

const TYPES: Readonly<Record<string, string>> = {
  number: 'a number',
  int: 'a whole number',
  string: 'a text',
  boolean: 'true or false',
  object: 'a mapping of settings',
  record: 'a mapping of names to settings',
  array: 'a list',
};

/** Says what zod found in the words of the file; a secret’s value is never repeated. */
export function issueProblem(
  issue: z.core.$ZodIssue,
  schema: z.core.$ZodType,
  value: unknown,
  prefix = '',
): ConfigProblem {
  const { path, schema: leaf } = place(issue.path, schema, prefix);
  const got = valueAt(value, issue.path);
  const isMissing = got === undefined;
  const shown =
    SECRET.test(String(issue.path.at(-1) ?? '')) || typeof got === 'object'
      ? 'the value'
      : JSON.stringify(got);
  const isWhole = leaf instanceof z.ZodNumber && leaf.isInt;
  const expected = isWhole && issue.code === 'invalid_type' ? TYPES.int : expectation(issue, got);
  return {
    path: path || '(the file)',
    message: isMissing ? 'is missing' : `${shown} is not valid`,
    ...(expected !== undefined && { expected }),
  };
}

function expectation(issue: z.core.$ZodIssue, got: unknown): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? issue.expected;
    case 'too_small':
      if (issue.origin === 'array')
        return `a list of ${issue.exact ? '' : 'at least '}${issue.minimum}`;
      return issue.origin === 'string'
        ? `at least ${issue.minimum} characters`
        : `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`;
    case 'too_big':
      if (issue.origin === 'array')
        return `a list of ${issue.exact ? '' : 'at most '}${issue.maximum}`;
      return issue.origin === 'string'
        ? `at most ${issue.maximum} characters`
        : `at most ${issue.maximum}`;
    case 'invalid_value': {
      const values = issue.values.map(String);
      const hint = probablyMeant(String(got), values);
      return hint ? `\`${hint}\`, if that was meant` : `one of ${values.join(', ')}`;
    }
    case 'invalid_format':
      return issue.message.startsWith('Invalid')
        ? `a text that matches ${issue.pattern}`
        : bare(issue.message);
    case 'invalid_key':
      return issue.issues.map((inner) => expectation(inner, got)).join('; ');
    case 'invalid_union':
      return issue.errors
        .flat()
        .map((inner) => expectation(inner, got))
        .filter(Boolean)
        .join(' or ');
    case 'unrecognized_keys':
      return `no ${issue.keys.map(snakeCase).join(', ')}`;
    default:
      return bare(issue.message);
  }
}

function bare(message: string): string {
  return message.replace(/^expected /, '');
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  );
}

/** Names of a schema’s own are written in snake_case; what the user named stays as it was named. */
function place(
  path: readonly PropertyKey[],
  root: z.core.$ZodType,
  prefix: string,
): { path: string; schema: z.core.$ZodType | undefined } {
  let schema: z.core.$ZodType | undefined = root;
  let text = prefix;
  for (const key of path) {
    const inner: z.core.$ZodType | undefined = schema && unwrapSchema(schema).schema;
    if (inner instanceof z.ZodArray) {
      text += `[${String(key)}]`;
      schema = inner.def.element;
      continue;
    }
    const name = inner instanceof z.ZodObject ? snakeCase(String(key)) : String(key);
    text += text ? `.${name}` : name;
    if (inner instanceof z.ZodObject) schema = inner.shape[String(key)];
    else schema = inner instanceof z.ZodRecord ? inner.def.valueType : undefined;
  }
  return { path: text, schema: schema && unwrapSchema(schema).schema };
}
