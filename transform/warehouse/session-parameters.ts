import { parameterText } from './parameter-text.ts';

/**
 * Binds the values of a statement as settings of its connection (`SET param_name = …`), which is what a
 * server does with those of a request. The embedded engine's own binding takes one lock for the whole
 * process: one bound statement at a time, and none to kill it with. Only for a connection whose
 * statements run one after the other.
 *
 * @param run runs a statement on the connection itself.
 * @returns a function that is to be awaited before each statement.
 */
export function sessionParameters(
  run: (sql: string) => Promise<unknown>,
): (sql: string, parameters: Readonly<Record<string, unknown>>) => Promise<void> {
  /** What the connection holds; it keeps a value until another takes its place. */
  const held = new Map<string, string>();

  return async (sql, parameters) => {
    const changes: [string, string][] = [];
    for (const [name, value] of Object.entries(parameters)) {
      if (!/^\w+$/.test(name)) throw new TypeError(`Not a name of a parameter: ${name}`);
      const text = parameterText(value);
      if (held.get(name) !== text) changes.push([name, text]);
    }
    // A value of an earlier statement must not pass for one that was forgotten.
    for (const name of held.keys())
      if (!(name in parameters) && new RegExp(`\\{\\s*${name}\\s*:`).test(sql))
        throw new TypeError(`The parameter ${name} is not given to: ${sql.slice(0, 120)}`);
    if (changes.length === 0) return;
    for (const [name] of changes) held.delete(name);
    await run(`SET ${changes.map(([name, text]) => `param_${name} = ${quoted(text)}`).join(', ')}`);
    for (const [name, text] of changes) held.set(name, text);
  };
}

/** A string literal, which the engine takes apart again. */
function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&').replaceAll('\0', '\\0')}'`;
}
