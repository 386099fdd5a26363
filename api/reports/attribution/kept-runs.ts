import { randomUUID } from 'node:crypto';
import { ATTRIBUTION_VERSION } from '@throughline/transform/attribution/version';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { KeptRun } from '../../contract/attribution-runs.ts';
import type { AttributionReport, AttributionRequest } from '../../contract/reports/attribution.ts';
import { conditionText } from '../../contract/where.ts';
import { isoTime } from '../state.ts';
import type { AttributionAnswer } from './attribution-report.ts';

/** A run as it is stored. It never changes. */
export interface StoredRun {
  readonly id: string;
  readonly question: string;
  readonly version: number;
  readonly fingerprint: string;
  /** 64 bits, as text. */
  readonly revision: string;
  /** ISO 8601 UTC. */
  readonly createdAt: string;
  readonly createdBy: string;
  readonly report: string;
}

const RUN = sqlFile(import.meta.url, './kept-run.sql');
const RUNS = sqlFile(import.meta.url, './kept-runs.sql');

/** Not a part of the question: how it is answered, and whether the server chose its days. */
const ASIDE = ['run', 'format', 'lang', 'separator', 'default_period'];

/** Models, parameters and data range in one form, so that the same question has the same text. */
export function questionOf(request: AttributionRequest): string {
  const { where, ...rest } = request;
  const asked = Object.entries({
    ...rest,
    // A question without conditions is the one that it was before there were any.
    ...(where.length > 0 && { where: where.map(conditionText) }),
  }).filter(([name]) => !ASIDE.includes(name));
  return JSON.stringify(Object.fromEntries(asked.sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** The run of that id, or the newest one of the question. */
export async function findRun(
  reader: Reader,
  by: { readonly id: string } | { readonly question: string },
): Promise<StoredRun | undefined> {
  const [found] = await reader.rows<StoredRun>(RUN, { id: '', question: '', ...by });
  return found && { ...found, createdAt: isoTime(found.createdAt) };
}

/** All of them, the newest first, without their reports. */
export async function listRuns(reader: Reader): Promise<readonly KeptRun[]> {
  const runs = await reader.rows<Omit<StoredRun, 'report'>>(RUNS);
  return runs.map((run) => keptRun({ ...run, createdAt: isoTime(run.createdAt) }));
}

export function keptRun({ question, ...run }: Omit<StoredRun, 'report'>): KeptRun {
  return {
    id: run.id,
    question: JSON.parse(question) as KeptRun['question'],
    version: Number(run.version),
    revision: Number(run.revision),
    created_at: run.createdAt,
    created_by: run.createdBy,
  };
}

/** An answer as a run of its own. @param at ISO 8601 UTC with microseconds. */
export function newRun(
  question: string,
  { report, fingerprint }: AttributionAnswer,
  at: string,
  by: string,
): StoredRun {
  return {
    id: randomUUID(),
    ...{ question, fingerprint, version: ATTRIBUTION_VERSION },
    revision: String(report.meta.revision),
    createdAt: at,
    createdBy: by,
    report: JSON.stringify(report),
  };
}

/** Whether to compute the question again would give the same. */
export function isCurrent(run: StoredRun, fingerprint: string): boolean {
  return run.fingerprint === fingerprint && Number(run.version) === ATTRIBUTION_VERSION;
}

/** The report as it was kept, with whether the facts have changed since. */
export function reportOf(run: StoredRun, fingerprint: string): AttributionReport {
  const report = JSON.parse(run.report) as AttributionReport;
  const { id, createdAt } = run;
  return {
    ...report,
    meta: {
      ...report.meta,
      run: { id, created_at: createdAt, changed_since: !isCurrent(run, fingerprint) },
    },
  };
}
