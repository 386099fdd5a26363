import type { Reader } from '@throughline/transform/warehouse/warehouse';
import { expect, it } from 'vitest';
import { type Plan, planSchema } from '../contract/plans.ts';
import type { DocumentStore, DocumentVersion } from '../documents/documents.ts';
import { ProblemError } from '../problems/problems.ts';
import { fingerprintOf } from './canonical-plan.ts';
import { savePlan } from './save-plan.ts';

const plan = (budget: string | number, comment?: string): Plan =>
  planSchema.parse({
    name: 'Spring',
    settings: { currency: 'EUR', first_month: '2026-03', months: 1 },
    lines: [{ channel: 'Search', month: '2026-03', budget, cpc: '2', comment }],
  });

interface Asked {
  readonly version: number;
  readonly with_newest: boolean;
}

/** What is stored, as `plan-versions.sql` gives it: of two contents of a number the earlier. */
function warehouse() {
  const stored: DocumentVersion[] = [];
  const rows = (_sql: string, { version: named, with_newest: isNewest }: Asked) => {
    const earlier = [...stored].sort((a, b) => (a.created_at < b.created_at ? -1 : 1));
    const counting = earlier.filter(
      (one, index) => earlier.findIndex(({ version }) => version === one.version) === index,
    );
    const newest = Math.max(...counting.map(({ version }) => version));
    const asked = isNewest ? newest : named;
    return counting
      .sort((a, b) => a.version - b.version)
      .map(({ version, state, author = '', parent = null, created_at, body }) => ({
        ...{ version: String(version), state, author, parent, fact: '', refused: 0 },
        ...{ at: String(Date.parse(created_at)), name: body.name },
        body: version === asked ? JSON.stringify(body) : '',
      }));
  };
  return {
    stored,
    reader: { rows: async (sql: string, asked: Asked) => rows(sql, asked) },
  };
}

function storeOf(
  { stored, reader }: ReturnType<typeof warehouse>,
  at: string,
  visible = true,
): DocumentStore {
  return {
    reader: reader as unknown as Reader,
    append: async (document) => {
      stored.push(document);
      return { visible };
    },
    author: 'anna',
    now: new Date(at),
  };
}

const change = (read: number | undefined, changed: Plan) => () => ({
  ...{ read, plan: changed, state: 'draft' as const, correction: false },
});

it('is one content however it is written', () => {
  expect(fingerprintOf(plan('1000.00'))).toBe(fingerprintOf(plan(1000, '')));
  expect(fingerprintOf(plan('1000'))).not.toBe(fingerprintOf(plan('1000.01')));
});

it('tells the writer whose number another process took a moment earlier', async () => {
  const world = warehouse();
  await savePlan(storeOf(world, '2026-02-01T10:00:00Z'), 'race', change(undefined, plan('1000')));
  const mine = storeOf(world, '2026-02-02T10:00:00.500Z');
  const beaten: DocumentStore = {
    ...mine,
    append: async (document) => {
      const body = plan('3000') as unknown as Record<string, unknown>;
      world.stored.push({ ...document, body, created_at: '2026-02-02T10:00:00.000Z' });
      return mine.append(document);
    },
  };
  const lost = await savePlan(beaten, 'race', change(1, plan('2000'))).catch((error) => error);
  expect(lost).toBeInstanceOf(ProblemError);
  expect(lost).toMatchObject({
    code: 'plan_version_stale',
    errors: [{ field: 'lines[Search · 2026-03].budget', message: '"1000" became "3000"' }],
  });
});

it('gives nobody a number that was accepted and cannot be read yet', async () => {
  const world = warehouse();
  const at = '2026-02-01T10:00:00Z';
  await savePlan(storeOf(world, at), 'slow', change(undefined, plan('1000')));
  const slow: DocumentStore = { ...storeOf(world, at), append: async () => ({ visible: false }) };
  expect(await savePlan(slow, 'slow', change(1, plan('2000')))).toMatchObject({
    ...{ version: 2, changed: true, visible: false },
  });
  await expect(savePlan(storeOf(world, at), 'slow', change(1, plan('3000')))).rejects.toMatchObject(
    {
      code: 'plan_not_visible',
    },
  );
});

it('refuses what the log would take and the contract of facts would not', async () => {
  const world = warehouse();
  const lines = Array.from({ length: 600 }, (_, index) => ({
    ...plan('1').lines[0]!,
    channel: `Channel ${index}`,
    comment: 'x'.repeat(2000),
  }));
  const large = savePlan(
    storeOf(world, '2026-02-01T10:00:00Z'),
    'large',
    change(undefined, { ...plan('1'), lines }),
  );
  await expect(large).rejects.toMatchObject({ code: 'body_too_large' });
  expect(world.stored).toEqual([]);
});
