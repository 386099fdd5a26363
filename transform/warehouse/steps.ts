import { readFileSync } from 'node:fs';
import { assetPath } from './sql-file.ts';
import { row, type Writer } from './warehouse.ts';

/**
 * A statement of the derivation. One that has nothing to read does nothing, yet costs milliseconds of
 * analysis: for one dirty person most statements are such. A line `-- needs: <what stands after FROM>`
 * before a statement names rows without which it would insert none; several, with `|` between them,
 * where any of them will do. A line `-- reads: <work table>` names a table without whose rows it would
 * insert none either, but that is not worth a question: the statement is left out where nothing has
 * been put into the table.
 */
export interface Step {
  readonly sql: string;
  readonly needs: readonly string[];
  readonly reads: readonly string[];
}

/** Steps of a file beside the module, in order; its statements end with a semicolon at a line's end. */
export function sqlSteps(moduleUrl: string, name: string): readonly Step[] {
  return readFileSync(assetPath(moduleUrl, name), 'utf8')
    .split('\n')
    .map((line) => line.replace(/^-- (needs|reads): (.*)$/, '/* $1: $2 */'))
    .filter((line) => !line.trimStart().startsWith('--'))
    .join('\n')
    .split(/;\s*(?:\n|$)/)
    .map((text) => text.trim())
    .filter(Boolean)
    .map((text) => {
      const [, marks, sql] = /^((?:\/\* \w+: .*? \*\/\s*)*)(.*)$/s.exec(text)!;
      return { sql: sql!, needs: marked(marks!, 'needs'), reads: marked(marks!, 'reads') };
    });
}

function marked(marks: string, name: string): readonly string[] {
  const [, text] = new RegExp(`/\\* ${name}: (.*?) \\*/`).exec(marks) ?? [];
  return text?.split(' | ') ?? [];
}

export interface StepRunner {
  run(steps: readonly Step[], parameters: Record<string, unknown>): Promise<void>;
  /** Whether there are rows in what stands after FROM. */
  has(source: string, parameters?: Record<string, unknown>): Promise<boolean>;
  /** Finds that out for several at once, which is hardly more work than for one. */
  ask(sources: readonly string[], parameters?: Record<string, unknown>): Promise<void>;
}

/**
 * Runs steps and skips those that have nothing to read. A question is a round trip of its own, so where
 * one has to be asked, all those of the steps to come are asked with it that have their answer already.
 * To be made anew when work tables are emptied by others.
 * @param isEmpty whether a table is known to be empty.
 * @param told what is known beforehand.
 */
export function stepRunner(
  warehouse: Writer,
  isEmpty: (table: string) => boolean = () => false,
  told: ReadonlyMap<string, boolean> = new Map(),
): StepRunner {
  const known = new Map(told);
  const answer = (source: string) =>
    isEmpty(/^(\w+)/.exec(source)?.[1] ?? '') ? false : known.get(source);

  async function ask(
    sources: readonly string[],
    parameters?: Record<string, unknown>,
  ): Promise<void> {
    const open = [...new Set(sources)].filter((source) => answer(source) === undefined);
    if (open.length === 0) return;
    const questions = open.map(
      (source, index) =>
        `(SELECT count() > 0 FROM (SELECT 1 FROM ${source} LIMIT 1)) AS found_${index}`,
    );
    const found = await row<Record<string, number>>(
      warehouse,
      `SELECT ${questions.join(', ')}`,
      parameters,
    );
    for (const [index, source] of open.entries())
      known.set(source, Boolean(found[`found_${index}`]));
  }

  /** Whether a step is to be run; undefined where it has to be asked. */
  function isDue({ needs, reads }: Step): boolean | undefined {
    if (reads.length > 0 && reads.every(isEmpty)) return false;
    const answers = needs.map(answer);
    if (needs.length === 0 || answers.includes(true)) return true;
    return answers.includes(undefined) ? undefined : false;
  }

  /** Needs of these steps that no step between now and then changes. */
  function settled(steps: readonly Step[]): readonly string[] {
    const found: string[] = [];
    const changed = new Set<string>();
    for (const step of steps) {
      const due = isDue(step);
      if (due === undefined)
        found.push(
          ...step.needs.filter((source) => ![...changed].some((table) => names(source, table))),
        );
      const table = writtenBy(step);
      if (due !== false && table !== undefined) changed.add(table);
    }
    return found;
  }

  return {
    ask,
    async has(source, parameters) {
      await ask([source], parameters);
      return answer(source)!;
    },
    async run(steps, parameters) {
      for (const [index, step] of steps.entries()) {
        if (isDue(step) === undefined) await ask(settled(steps.slice(index)), parameters);
        if (!isDue(step)) continue;
        await warehouse.run(step.sql, parameters);
        const table = writtenBy(step);
        if (table === undefined) continue;
        for (const [source, found] of known)
          if (names(source, table) && !(found && isKept(source, table, step))) known.delete(source);
      }
    },
  };
}

function writtenBy({ sql }: Step): string | undefined {
  return /^(?:INSERT INTO|TRUNCATE TABLE) (\w+)/.exec(sql)?.[1];
}

/** Rows that were found in a table are still there once others are added. */
function isKept(source: string, table: string, { sql }: Step): boolean {
  return sql.startsWith('INSERT') && new RegExp(`^${table}( WHERE (?!.*work_)|$)`).test(source);
}

function names(source: string, table: string): boolean {
  return new RegExp(`\\b${table}\\b`).test(source);
}
