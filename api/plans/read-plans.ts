import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type * as z from 'zod';
import { type Plan, type PlanState, type planHead, planSchema } from '../contract/plans.ts';
import { DOCUMENTS } from '../documents/documents.ts';
import { ProblemError } from '../problems/problems.ts';
import { fingerprintOf } from './canonical-plan.ts';

const PLANS = sqlFile(import.meta.url, './plans.sql');
const VERSIONS = sqlFile(import.meta.url, './plan-versions.sql');

type Head = z.infer<typeof planHead>;

interface HeadRow {
  readonly version: string;
  readonly state: PlanState;
  readonly author: string;
  readonly parent: string | null;
  /** ms since 1970. */
  readonly at: string;
  readonly name: string;
}

interface VersionRow extends HeadRow {
  readonly fact: string;
  readonly body: string;
  readonly refused: number;
}

export interface Lock {
  readonly fingerprint: string;
  readonly by: string;
  readonly at: string;
}

/** One version of a plan, as it counts. */
export interface StoredPlan extends Head {
  readonly fingerprint: string;
  readonly lock: Lock | null;
  readonly plan: Plan;
}

export type PlanHistory = readonly (Head & { readonly refused: number })[];

/** The newest version of every plan. */
export async function listPlans(reader: Reader): Promise<Head[]> {
  const rows = await reader.rows<HeadRow & { readonly id: string }>(PLANS, DOCUMENTS);
  return rows.map((row) => headOf(row.id, row));
}

export async function planHistory(reader: Reader, id: string): Promise<PlanHistory> {
  const rows = await versionRows(reader, id, 0);
  return rows.map((row) => ({ ...headOf(id, row), refused: row.refused }));
}

/** @throws ProblemError `plan_unknown` where there is no such version, `plan_not_computable` where it is no plan. */
export async function readPlan(reader: Reader, id: string, version: number): Promise<StoredPlan> {
  const rows = await versionRows(reader, id, version);
  const row = rows.find((one) => Number(one.version) === version);
  if (!row) throw unknownPlan(id, version);
  return planOf(id, row);
}

function planOf(id: string, row: VersionRow): StoredPlan {
  const version = Number(row.version);
  const known = recent.get(row.body) ?? parsed(row.body, id, version);
  recent.delete(row.body);
  recent.set(row.body, known);
  const [oldest] = recent.size > RECENT ? recent.keys() : [];
  if (oldest !== undefined) recent.delete(oldest);
  return { ...headOf(id, row), ...known };
}

type Parsed = Pick<StoredPlan, 'fingerprint' | 'lock' | 'plan'>;

/** Of the bodies that were read last: reports ask for the same plan over and over, and checking one of many lines takes its time. */
const recent = new Map<string, Parsed>();
const RECENT = 16;

function parsed(body: string, id: string, version: number): Parsed {
  const { lock = null, ...plan } = JSON.parse(body) as Plan & { readonly lock?: Lock };
  const read = planSchema.safeParse(plan);
  if (!read.success)
    throw new ProblemError('plan_not_computable', {
      detail: `Version ${version} of ${id} is no plan: it was imported as a document, unchecked.`,
      errors: read.error.issues.map(({ path, message }) => ({ field: path.join('.'), message })),
    });
  return { fingerprint: fingerprintOf(read.data), lock, plan: read.data };
}

/**
 * The version that is asked for, else the newest.
 * @throws ProblemError `plan_unknown`
 */
export async function askedPlan(
  reader: Reader,
  id: string,
  version: number | undefined,
): Promise<StoredPlan> {
  const plan = version ? await readPlan(reader, id, version) : await newestPlan(reader, id);
  if (!plan) throw unknownPlan(id);
  return plan;
}

/** The newest version, or undefined where there is no such plan. */
export async function newestPlan(reader: Reader, id: string): Promise<StoredPlan | undefined> {
  const newest = (await versionRows(reader, id, NEWEST)).at(-1);
  return newest && planOf(id, newest);
}

export function unknownPlan(id: string, version?: number): ProblemError {
  const which = version === undefined ? '' : ` with a version ${version}`;
  return new ProblemError('plan_unknown', {
    detail: `There is no plan ${id}${which}; throughline plan list, or GET /api/v1/plans, names those that there are.`,
  });
}

/** Asks for the body of the newest version. */
const NEWEST = 'newest';

function versionRows(reader: Reader, id: string, version: number | typeof NEWEST) {
  const parameters = {
    ...{ ...DOCUMENTS, entity: `plan:${id}`, version: version === NEWEST ? 0 : version },
    with_newest: version === NEWEST,
  };
  return reader.rows<VersionRow>(VERSIONS, parameters);
}

function headOf(id: string, { version, state, author, parent, at, name }: HeadRow): Head {
  return {
    ...{ id, name, state, author },
    version: Number(version),
    parent: parent || null,
    created_at: new Date(Number(at)).toISOString(),
  };
}
