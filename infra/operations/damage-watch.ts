import {
  type Damage,
  findDamage,
  keepManifest,
  type StoredPart,
} from '@throughline/transform/derive/part-manifest';
import { currentPublication } from '@throughline/transform/derive/publication';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import type { DamageProblem } from '../line/damage-problem.ts';
import { nextRequested, request } from './requested.ts';

const ASKED_SINCE = sqlFile(import.meta.url, './asked-since.sql');

/** Sees to it that rows which were lost on disk are never just missing from sums. */
export interface DamageWatch {
  /** Undefined when all is there. */
  problem(): DamageProblem | undefined;
  /** To be called by the process that derives, between two pieces of its work. */
  look(): Promise<void>;
  /** The last look: what has changed is noted at once. */
  finish(): Promise<void>;
  /** The parts on disk are others now: something was published, or old rows were removed. */
  changed(): void;
}

export interface DamageOptions {
  /** µs since 1970 UTC. */
  readonly clock: () => number;
  /** Between two manifests while there is always something to do. */
  readonly everyMs?: number;
  /** Whether rows that were never published may lie beside the others: they are swept, and are not missed then. */
  readonly isMidway?: () => boolean;
  readonly onDamage?: (message: string) => void;
}

/**
 * Compares the warehouse's parts with those of the last manifest, and orders what makes the lost ones
 * again: a rebuild for derived tables, a replay of the whole log for facts. Until that is done the
 * manifest stays as it is, so that a restart finds the same.
 */
export async function watchDamage(
  warehouse: Pick<Warehouse, 'reader' | 'insert' | 'run'>,
  { clock, everyMs = 30_000, isMidway = () => false, onDamage = () => {} }: DamageOptions,
): Promise<DamageWatch> {
  const reader = warehouse.reader();
  let damage = await findDamage(reader);
  const operation = damage && (await order(damage));
  let failure = '';
  let isChanged = false;
  let keptAt = Number.NEGATIVE_INFINITY;
  if (damage) onDamage(damageText(damage));

  async function order({ facts }: Damage): Promise<string> {
    const kind = facts.length > 0 ? 'replay' : 'rebuild';
    const waiting = await nextRequested(reader);
    // Left by a process that had found the same.
    const isSame = waiting?.kind === kind && !('from' in waiting.parameters);
    return isSame ? waiting.id : request(warehouse, kind, {}, clock());
  }

  /** Done by that operation, or by another one of the kind that was asked for since. */
  async function outcome({ facts }: Damage, id: string) {
    const rows = await reader.rows<{ own: 0 | 1; state: string; error: string }>(ASKED_SINCE, {
      id,
      kinds: facts.length > 0 ? ['replay'] : ['replay', 'rebuild'],
    });
    const own = rows.find((row) => row.own === 1);
    return {
      isDone: rows.some(({ state }) => state === 'done'),
      error: own?.state === 'failed' ? own.error : '',
    };
  }

  async function keep(): Promise<void> {
    const published = await currentPublication(reader);
    if (published.revision > 0) await keepManifest(warehouse, published);
    isChanged = false;
    keptAt = performance.now();
  }

  return {
    problem: () =>
      damage && {
        message: `${damageText(damage)}${failure && ` It failed: ${failure}`}`,
        hasFailed: failure !== '',
      },
    changed() {
      isChanged = true;
    },
    async finish() {
      if (!damage && isChanged && !isMidway()) await keep();
    },
    async look() {
      if (damage && operation !== undefined) {
        const { isDone, error } = await outcome(damage, operation);
        failure = error;
        if (!isDone) return;
        damage = undefined;
        return keep();
      }
      if (isChanged && !isMidway() && performance.now() - keptAt >= everyMs) await keep();
    },
  };
}

/** What is lost, and what the next start does about it. */
export function damageText({ facts, derived }: Damage): string {
  const [what, remedy] =
    facts.length > 0
      ? [facts, 'The log is replayed; what it no longer holds has to come from a backup.']
      : [derived, 'They are rebuilt from the facts.'];
  return `The warehouse has lost ${rowsOf(what)} of ${tablesOf(what)} on disk, so figures are too small. ${remedy}`;
}

function rowsOf(parts: readonly StoredPart[]): string {
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  return `${rows} ${rows === 1 ? 'row' : 'rows'}`;
}

function tablesOf(parts: readonly StoredPart[]): string {
  return [...new Set(parts.map(({ table }) => table))].join(', ');
}
