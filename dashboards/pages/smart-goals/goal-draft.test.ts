import { GOAL_FAULTS } from '@throughline/api/contract/reports/smart-goals';
import { smartGoalBody } from '@throughline/api/contract/smart-goals';
import { describe, expect, it } from 'vitest';
import { bodyOf, draftOf, faultsAt, GOAL_FIELDS, NEW_GOAL, refusedFields } from './goal-draft.ts';

const WRITTEN = {
  ...NEW_GOAL,
  ...{ name: 'More margin', metric: 'margin', target: '1 200 000,50', by: '2026-12-31' },
};

describe('a goal while it is written', () => {
  it('says to the API what was filled in, and nothing of the rest', () => {
    const body = bodyOf(WRITTEN);
    expect(body).toEqual({ metric: 'margin', target: '1200000.50', by: '2026-12-31' });
    expect(smartGoalBody.parse(body)).toEqual(body);
    expect(bodyOf(NEW_GOAL)).toEqual({});
  });

  it.each([
    ['1,200,000', '1200000'],
    ['1.200.000', '1200000'],
    ['1,200.50', '1200.50'],
    ['1.200,50', '1200.50'],
    ['12,5', '12.5'],
    ['0.125', '0.125'],
  ])('reads %s as %s', (target, expected) => {
    expect(bodyOf({ ...WRITTEN, target }).target).toBe(expected);
    expect(refusedFields({ ...WRITTEN, target }).size).toBe(0);
  });

  it('refuses an amount that can be read in two ways', () => {
    expect([...refusedFields({ ...WRITTEN, target: '1,200' })]).toEqual(['target']);
  });

  it('is shown as it was stored', () => {
    const stored = {
      ...{ name: 'More margin', ...bodyOf(WRITTEN), version: 2 },
      ...{ author: 'me', changed_at: '2026-03-01T00:00:00Z' },
    };
    expect(draftOf(stored)).toEqual({ ...WRITTEN, target: '1200000.50' });
  });

  it('names the fields that would be refused', () => {
    expect([...refusedFields(WRITTEN)]).toEqual([]);
    expect([...refusedFields(NEW_GOAL)]).toEqual(['name']);
    const wrong = { ...WRITTEN, name: 'a/b', target: 'much', by: '31 December', parent: '/' };
    expect([...refusedFields(wrong)]).toEqual(['name', 'target', 'parent', 'by']);
  });

  it('has a field for everything that it may lack', () => {
    const placed = GOAL_FIELDS.flatMap((field) => faultsAt(field, GOAL_FAULTS));
    expect(placed.toSorted()).toEqual([...GOAL_FAULTS].toSorted());
    expect(faultsAt('by', ['no_parent', 'deadline_past'])).toEqual(['deadline_past']);
  });
});
