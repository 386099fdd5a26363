import type { Bind } from './connection.ts';
import { parameterText } from './parameter-text.ts';

/**
 * Binds the values of a statement as settings of its connection (`SET param_name = …; statement`, one
 * text and one round trip), which is what a server does with those of a request. The embedded engine's
 * own binding takes one lock for the whole process: one bound statement at a time, and none to kill it
 * with. Only for a connection whose statements run one after the other.
 */
export function sessionParameters(): Bind {
  /** What the connection holds: it keeps a value until another takes its place. Undefined: not known. */
  const held = new Map<string, string | undefined>();

  return async (sql, parameters, send) => {
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
    if (changes.length === 0) return send(sql);
    // Whether a text that fails has set them is not told.
    for (const [name] of changes) held.set(name, undefined);
    const result = await send(`${setting(changes)}; ${sql}`);
    for (const [name, text] of changes) held.set(name, text);
    return result;
  };
}

function setting(values: readonly (readonly [name: string, text: string])[]): string {
  return `SET ${values.map(([name, text]) => `param_${name} = ${quotedText(text)}`).join(', ')}`;
}

/** A string literal, which the engine takes apart again. */
export function quotedText(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&').replaceAll('\0', '\\0')}'`;
}
