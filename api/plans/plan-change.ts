import type { Plan, PlanState } from '../contract/plans.ts';
import { ProblemError } from '../problems/problems.ts';
import { fingerprintOf } from './canonical-plan.ts';
import { difference } from './difference.ts';
import type { StoredPlan } from './read-plans.ts';

export interface PlanChange {
  /** The version that the writer read; undefined for whoever makes a new plan. */
  readonly read: number | undefined;
  readonly plan: Plan;
  readonly state: PlanState;
  /** Begins a draft after a locked version. */
  readonly correction: boolean;
}

/**
 * Whether a change is a new version of the newest one.
 * @param readBy gives the version that the writer read, to tell what was changed since.
 * @returns false where nothing would change: the same content is the same version.
 * @throws ProblemError `plan_version_stale`, `plan_locked`.
 */
export async function isChange(
  newest: StoredPlan,
  { read, plan, state, correction }: PlanChange,
  readBy: (version: number) => Promise<StoredPlan>,
): Promise<boolean> {
  const isSame = fingerprintOf(plan) === newest.fingerprint;
  // An edit that changes nothing does not take back what was approved or locked.
  if (isSame && (state === newest.state || state === 'draft')) return false;
  if (read !== newest.version) throw await staleVersion(newest, read, readBy);
  if (newest.state === 'locked' && !correction) throw locked(newest);
  return true;
}

/** A second writer of a number that is taken, with what the first one changed. */
export async function staleVersion(
  newest: StoredPlan,
  read: number | undefined,
  readBy: (version: number) => Promise<StoredPlan>,
): Promise<ProblemError> {
  const { id, version, author, created_at } = newest;
  const who = `version ${version}${author && ` by ${author}`} of ${created_at}`;
  if (read === undefined)
    return new ProblemError('plan_version_stale', {
      detail: `There is a plan ${id} already, ${who}: change that one (PUT, with its version), or choose another id.`,
    });
  if (read > version)
    return new ProblemError('plan_version_stale', {
      detail: `The newest is ${who}; there is no version ${read} that could have been read.`,
    });
  return new ProblemError('plan_version_stale', {
    detail: `The newest is ${who}, and version ${read} was read: look at what was changed, then send the change with version ${version}.`,
    errors: difference((await readBy(read)).plan, newest.plan),
  });
}

function locked({ id, version }: StoredPlan): ProblemError {
  return new ProblemError('plan_locked', {
    detail: `Version ${version} of ${id} is locked and stays as it is. To begin a new draft after it, send the change with "correction": true (in the command: --correction).`,
  });
}
