import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { GroupCommit } from './group-commit.ts';

/** A disk whose commits end when the test says so. */
function slowDisk() {
  const commits: { staged: () => void; end: () => void; fail: (error: Error) => void }[] = [];
  const commit = (staged: () => void) =>
    new Promise<void>((end, fail) => commits.push({ staged, end, fail }));
  return { commits, commit };
}

describe('GroupCommit', () => {
  it('puts what waits into one transaction, bounded by bytes', async () => {
    const { commits, commit } = slowDisk();
    const group = new GroupCommit({ commit, maxGroupBytes: 100 });
    const staged: number[] = [];
    const writes = [40, 40, 40, 300, 10].map((bytes, index) =>
      group.write(bytes, () => staged.push(index)),
    );
    for (const expected of [[0, 1], [2], [3], [4]]) {
      await vi.waitFor(() => expect(commits.length).toBe(1));
      staged.length = 0;
      commits[0]!.staged();
      expect(staged).toEqual(expected);
      commits.shift()!.end();
      await Promise.all(expected.map((index) => writes[index]));
    }
  });

  it('rejects all that waited with a disk that fails, and works again after a probe', async () => {
    let full = true;
    const group = new GroupCommit({
      commit: async () => {
        if (full) throw new Error('No space left on device');
      },
      probeMs: 10,
    });
    await expect(group.write(1, () => {})).rejects.toMatchObject({
      name: 'LogUnavailable',
      message: expect.stringContaining('No space left'),
    });
    await sleep(40);
    expect(group.problem()).toContain('No space left');
    await expect(group.write(1, () => {})).rejects.toThrow('No space left');
    full = false;
    await vi.waitFor(() => expect(group.problem()).toBeUndefined());
    await group.write(1, () => {});
    await group.close();
  });

  it('gives up waiting for a disk that hangs, and takes writes when it answers again', async () => {
    let answer = () => {};
    let commits = 0;
    const commit = async () => {
      commits += 1;
      if (commits > 1) return;
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
    };
    const group = new GroupCommit({ commit, timeoutMs: 20, probeMs: 5 });
    await expect(group.write(1, () => {})).rejects.toThrow('not answered');
    await expect(group.write(1, () => {})).rejects.toThrow('not answered');
    await sleep(30);
    expect(commits).toBe(1);
    answer();
    await vi.waitFor(() => expect(group.problem()).toBeUndefined());
    await group.write(1, () => {});
  });

  it('refuses what would not fit into memory', async () => {
    const { commit } = slowDisk();
    const group = new GroupCommit({ commit, maxQueuedBytes: 100 });
    void group.write(101, () => {});
    await expect(group.write(1, () => {})).rejects.toThrow('too slow');
  });
});
