import type { Reader } from '@throughline/transform/warehouse/warehouse';
import {
  type SmartGoalBody,
  type StoredSmartGoal,
  smartGoalBody,
} from '../contract/smart-goals.ts';
import { listNamed, type Named, readNamed } from '../documents/named.ts';
import { ProblemError } from '../problems/problems.ts';

/** Goals as people write them. A body that is none of a goal counts as deleted. */
export const SMART_GOALS: Named<SmartGoalBody> = {
  type: 'smart_goal',
  read: (body) => smartGoalBody.safeParse(body).data ?? null,
  write: ({ specific, metric, target, parent, from, by }) => ({
    ...{ specific, metric, target, parent, from, by },
  }),
  unknown: (name) =>
    new ProblemError('smart_goal_unknown', {
      detail: `There is no goal ${JSON.stringify(name)}; throughline goal list, or GET /api/v1/smart-goals, names those that there are.`,
    }),
  notVisible: (detail) => new ProblemError('smart_goal_not_visible', { detail }),
};

export async function readSmartGoal(reader: Reader, name: string): Promise<StoredSmartGoal> {
  const { body, changedAt, ...stored } = await readNamed(reader, SMART_GOALS, name);
  return { name, ...stored, changed_at: changedAt, ...body };
}

export async function listSmartGoals(reader: Reader): Promise<StoredSmartGoal[]> {
  return (await listNamed(reader, SMART_GOALS)).map(({ body, changedAt, ...stored }) => ({
    ...{ ...stored, changed_at: changedAt, ...body },
  }));
}
