import { canonicalJson } from '@throughline/ingest/mapping/canonical-json';
import type { Plan, PlanState, SavedPlan } from '../contract/plans.ts';
import type { DocumentStore, DocumentVersion } from '../documents/documents.ts';
import { inTurn } from '../documents/in-turn.ts';
import { ProblemError } from '../problems/problems.ts';
import { fingerprintOf, inOrder } from './canonical-plan.ts';
import { isChange, type PlanChange, staleVersion } from './plan-change.ts';
import { newestPlan, readPlan, type StoredPlan, unknownPlan } from './read-plans.ts';

/** Of a document's body, as the contract of facts has it. */
const MOST_CHARACTERS = 1_048_576;

/** Versions that were accepted and could not be read yet, by plan: nobody may take their number. */
const unseen = new Map<string, number>();

/**
 * Writes the next version of a plan.
 * @throws ProblemError `plan_version_stale` with the difference where another writer was first, `plan_locked`.
 */
export function savePlan(
  store: DocumentStore,
  id: string,
  change: (newest: StoredPlan | undefined) => PlanChange,
): Promise<SavedPlan> {
  return inTurn(id, async () => {
    const newest = await newestPlan(store.reader, id);
    const waiting = unseen.get(id) ?? 0;
    if (waiting > (newest?.version ?? 0))
      throw new ProblemError('plan_not_visible', {
        detail: `Version ${waiting} of ${id} was accepted and cannot be read yet.`,
      });
    unseen.delete(id);
    const asked = change(newest);
    const readBy = (version: number) => readPlan(store.reader, id, version);
    if (!newest && asked.read !== undefined) throw unknownPlan(id);
    if (newest && !(await isChange(newest, asked, readBy)))
      return { ...shown(newest), changed: false, visible: true };
    const version = (newest?.version ?? 0) + 1;
    return written(store, { id, version, asked, newest });
  });
}

async function written(
  store: DocumentStore,
  {
    id,
    version,
    asked,
    newest,
  }: { id: string; version: number; asked: PlanChange; newest: StoredPlan | undefined },
): Promise<SavedPlan> {
  const document = documentOf(store, id, version, asked.plan, asked.state);
  const size = canonicalJson(document.body).length;
  // Behind the log it would be a bad record, and its writer would never hear of it.
  if (size > MOST_CHARACTERS)
    throw new ProblemError('body_too_large', {
      detail: `The plan has ${size} characters; at most ${MOST_CHARACTERS} are stored. Cut it into several.`,
    });
  const { visible } = await store.append(document);
  const fingerprint = fingerprintOf(asked.plan);
  const saved = { id, version, state: asked.state, fingerprint, changed: true };
  if (!visible) {
    unseen.set(id, version);
    return { ...saved, visible };
  }
  const stands = await readPlan(store.reader, id, version);
  // A process elsewhere took the number in the same moment, and its version is the one that counts.
  if (stands.fingerprint !== fingerprint || stands.state !== asked.state)
    throw await staleVersion(stands, newest?.version, (read) => readPlan(store.reader, id, read));
  return { ...saved, visible };
}

function documentOf(
  { author, now }: DocumentStore,
  id: string,
  version: number,
  plan: Plan,
  state: PlanState,
): DocumentVersion {
  const at = now.toISOString();
  const lock = state === 'locked' && { fingerprint: fingerprintOf(plan), by: author, at };
  return {
    ...{ type: 'plan', id, version, state, created_at: at },
    ...(author && { author }),
    ...(version > 1 && { parent: `${id}@${version - 1}` }),
    body: { ...inOrder(plan), ...(lock && { lock }) },
  };
}

function shown({ id, version, state, fingerprint }: StoredPlan) {
  return { id, version, state, fingerprint };
}
