import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { assetPath, sqlStatements } from './sql-file.ts';
import type { Warehouse } from './warehouse.ts';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
  readonly statements: readonly string[];
}

/** A statement that is about to run. */
export interface MigrationStep {
  /** The migration's file. */
  readonly name: string;
  /** Counted from 1. */
  readonly statement: number;
  readonly statements: number;
  /** Whether the warehouse holds the schema of an earlier version, and what was stored under it. */
  readonly isUpgrade: boolean;
}

/** The schema is not what this program can work on; the operator has to act. */
export class SchemaError extends Error {
  override readonly name = 'SchemaError';
  readonly code: 'schema_newer' | 'schema_changed';

  constructor(code: 'schema_newer' | 'schema_changed', message: string) {
    super(message);
    this.code = code;
  }
}

const FOLDER = './migrations/';

/**
 * Numbered SQL files, in order. Each statement can be run again (`IF NOT EXISTS`): a process that dies
 * inside a migration begins it anew.
 */
export function migrations(): readonly Migration[] {
  return readdirSync(assetPath(import.meta.url, FOLDER))
    .filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .sort()
    .map((name) => ({
      number: Number(name.slice(0, 4)),
      name,
      checksum: createHash('sha256')
        .update(readFileSync(assetPath(import.meta.url, FOLDER + name)))
        .digest('hex'),
      statements: sqlStatements(import.meta.url, FOLDER + name),
    }));
}

/**
 * Brings the schema up to date; returns the names of what was applied. A file that was changed after
 * it was applied, or a schema newer than the program, is refused. Several processes may do it at once.
 */
export async function migrate(
  warehouse: Warehouse,
  known: readonly Migration[] = migrations(),
  onStep: (step: MigrationStep) => void = () => {},
): Promise<readonly string[]> {
  await warehouse.run(
    `CREATE TABLE IF NOT EXISTS migrations
     (number UInt32, name String, checksum String, applied_at DateTime64(3, 'UTC') DEFAULT now64(3))
     ENGINE = MergeTree ORDER BY number`,
  );
  const applied = await warehouse.rows<{ number: number; name: string; checksum: string }>(
    // Two processes that start at the same moment may both have written a row.
    'SELECT DISTINCT number, name, checksum FROM migrations ORDER BY number',
  );
  for (const done of applied) {
    const mine = known.find(({ number }) => number === done.number);
    if (!mine)
      throw new SchemaError(
        'schema_newer',
        `The warehouse has migration ${done.name}, which this version does not know: start a newer version.`,
      );
    if (mine.checksum !== done.checksum)
      throw new SchemaError(
        'schema_changed',
        `Migration ${mine.name} differs from the one that was applied: restore the file.`,
      );
  }
  const pending = known.filter(({ number }) => !applied.some((done) => done.number === number));
  for (const { number, name, checksum, statements } of pending) {
    for (const [index, statement] of statements.entries()) {
      const place = { name, statement: index + 1, statements: statements.length };
      onStep({ ...place, isUpgrade: applied.length > 0 });
      await warehouse.run(statement);
    }
    await warehouse.insert(
      'migrations',
      ['number', 'name', 'checksum'],
      [[number, name, checksum]],
    );
  }
  return pending.map(({ name }) => name);
}
