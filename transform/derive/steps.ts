import { readFileSync } from 'node:fs';
import { assetPath } from '../warehouse/sql-file.ts';
import { row, type Writer } from '../warehouse/warehouse.ts';

/**
 * A statement of the derivation. One that has nothing to read does nothing, yet costs milliseconds of
 * analysis: for one dirty person most statements are such. A line `-- needs: <what stands after FROM>`
 * before a statement names rows without which it would insert none.
 */
export interface Step {
  readonly sql: string;
  readonly needs: string | undefined;
}

/** Steps of a file beside the module, in order; its statements end with a semicolon at a line's end. */
export function sqlSteps(moduleUrl: string, name: string): readonly Step[] {
  return readFileSync(assetPath(moduleUrl, name), 'utf8')
    .split('\n')
    .map((line) => line.replace(/^-- needs: (.*)$/, '/* needs: $1 */'))
    .filter((line) => !line.trimStart().startsWith('--'))
    .join('\n')
    .split(/;\s*(?:\n|$)/)
    .map((text) => text.trim())
    .filter(Boolean)
    .map((text) => {
      const [, needs, sql] = /^(?:\/\* needs: (.*?) \*\/)?\s*(.*)$/s.exec(text)!;
      return { sql: sql!, needs };
    });
}

export interface StepRunner {
  run(steps: readonly Step[], parameters: Record<string, unknown>): Promise<void>;
  /** Whether there are rows in what stands after FROM. */
  has(source: string): Promise<boolean>;
}

/** Runs steps and skips those that have nothing to read. To be made anew when work tables are emptied. */
export function stepRunner(warehouse: Writer): StepRunner {
  const known = new Map<string, boolean>();
  const has = async (source: string) => {
    const before = known.get(source);
    if (before !== undefined) return before;
    const { found } = await row<{ found: number }>(
      warehouse,
      `SELECT count() > 0 AS found FROM (SELECT 1 FROM ${source} LIMIT 1)`,
    );
    known.set(source, Boolean(found));
    return Boolean(found);
  };
  return {
    has,
    async run(steps, parameters) {
      for (const { sql, needs } of steps) {
        if (needs !== undefined && !(await has(needs))) continue;
        await warehouse.run(sql, parameters);
        const written = /^(?:INSERT INTO|TRUNCATE TABLE) (\w+)/.exec(sql)?.[1];
        for (const source of known.keys())
          if (written && source.includes(written)) known.delete(source);
      }
    },
  };
}
