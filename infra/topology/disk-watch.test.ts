import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { watchDisk } from './disk-watch.ts';

const MIB = 1024 ** 2;

async function watched(least: number) {
  const disk = { free: 300 * MIB };
  const watch = await watchDisk('/data', { least, everyMs: 5, freeOf: async () => disk.free });
  onTestFinished(watch.stop);
  const at = async (mib: number) => {
    disk.free = mib * MIB;
    await sleep(30);
    return watch.low();
  };
  return { watch, at };
}

it('says that there is too little room, and that there is enough again a little above the mark', async () => {
  const { watch, at } = await watched(256 * MIB);
  expect(watch.low()).toBeUndefined();
  expect(await at(255)).toContain('Only 255 MiB are free on the disk of /data (min_free_mb: 256)');
  expect(await at(257)).toContain('Only 257 MiB');
  expect(await at(290)).toBeUndefined();
});

it('knows it at once, and does not look where it is told not to', async () => {
  const full = await watchDisk('/data', { least: 1, freeOf: async () => 0 });
  onTestFinished(full.stop);
  expect(full.low()).toContain('Only 0 MiB');
  const { at } = await watched(0);
  expect(await at(0)).toBeUndefined();
});

it('takes a disk that cannot be asked for one with room', async () => {
  const watch = await watchDisk('/gone', {
    least: 1,
    freeOf: () => Promise.reject(new Error('ENOENT')),
  });
  onTestFinished(watch.stop);
  expect(watch.low()).toBeUndefined();
});
