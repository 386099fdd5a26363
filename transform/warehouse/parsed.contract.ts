import type { Parameters, Reader } from './warehouse.ts';

const EXAMPLES: readonly (readonly [type: RegExp, value: unknown])[] = [
  [/^Array/, []],
  [/^Map/, {}],
  [/^(U?Int|Float|Decimal)/, 1],
  [/^Bool/, true],
  [/^Date(Time.*)?/, '2024-02-29'],
  [/^UUID/, '0190a3c2-7a7b-7c3d-8e4f-5a6b7c8d9e0f'],
  [/^Identifier/, 'events'],
  [/String/, 'text'],
];

/** Hands a statement to the engine's parser, with a value for each parameter; fails where it does not parse. */
export async function parsed(engine: Reader, statement: string): Promise<readonly unknown[]> {
  const named = [...statement.matchAll(/\{(\w+):([^}]+)\}/g)].map(([, name = '', type = '']) => {
    const [, value] = EXAMPLES.find(([pattern]) => pattern.test(type)) ?? [];
    return [name, value] as const;
  });
  const parameters: Parameters = Object.fromEntries(named);
  return engine.rows(`EXPLAIN AST ${statement}`, parameters).catch((error: unknown) => {
    throw new Error(`Does not parse: ${statement}`, { cause: error });
  });
}
