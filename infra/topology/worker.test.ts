import { expect, it, onTestFinished } from 'vitest';
import { startWorker } from './worker.ts';

function worker(
  unanswered: Readonly<Record<string, number>>,
  damage?: string,
  advance: () => Promise<object | undefined> = async () => undefined,
) {
  const started = startWorker(
    {
      log: {
        partitions: 1,
        consume: () => ({
          stop: async () => {},
          holds: () => true,
          done: new Promise<void>(() => {}),
        }),
      } as never,
      deriver: {
        advance,
        takeOver: () => {},
        close: async () => {},
      } as never,
      loader: { close: async () => {} } as never,
      operate: async () => false,
      unanswered: (work) => unanswered[work],
      damage: () => (damage === undefined ? undefined : { message: damage, hasFailed: false }),
    },
    { loaded: () => {}, derived: () => {}, threadEnded: () => {}, failed: () => {} },
  );
  onTestFinished(() => started.stop());
  return started;
}

it('a statement that is answered in time is no problem', () => {
  expect(worker({ load: 59_000 }).problem()).toBeUndefined();
});

it.each(['load', 'derive', 'replay'])(
  'a statement of %s that is not answered is one, without any error',
  (work) => {
    expect(worker({ [work]: 61_000 }).problem()).toContain(
      `${work}: the warehouse has not answered a statement for 61 s`,
    );
  },
);

it('lost rows come first', () => {
  const { problem } = worker({ load: 61_000 }, 'Rows are lost.');
  expect(problem()).toMatch(/^Rows are lost\.; load: /);
});

it('keeps derivations apart while one follows the other, and stops at once', async () => {
  const began: number[] = [];
  const started = worker({}, undefined, async () => {
    began.push(performance.now());
    return { generation: 1, revision: began.length, loads: [] };
  });
  await expect.poll(() => began.length, { timeout: 30_000 }).toBe(2);
  expect(began[1]! - began[0]!).toBeGreaterThanOrEqual(990);
  await started.stop();
  expect(performance.now() - began[1]!).toBeLessThan(990);
});
