import { expect, it, vi } from 'vitest';
import { joinedRead } from './joined-read.ts';

/** A read that ends when it is told to. */
function slow() {
  const reads: { end: (answer: number) => void; fail: (error: Error) => void }[] = [];
  const read = joinedRead(() => new Promise<number>((end, fail) => void reads.push({ end, fail })));
  return { reads, read };
}

it('reads once for all who ask while another read is under way, and after all of them asked', async () => {
  const { reads, read } = slow();
  const first = read();
  const others = [read(), read(), read()];
  expect(reads).toHaveLength(1);
  reads[0]!.end(1);
  expect(await first).toBe(1);
  await vi.waitFor(() => expect(reads).toHaveLength(2));
  reads[1]!.end(2);
  expect(await Promise.all(others)).toEqual([2, 2, 2]);
  const later = read();
  expect(reads).toHaveLength(3);
  reads[2]!.end(3);
  expect(await later).toBe(3);
});

it('tells a failure to those who waited for that read alone', async () => {
  const { reads, read } = slow();
  const first = read();
  const second = read();
  reads[0]!.fail(new Error('away'));
  await expect(first).rejects.toThrow('away');
  await vi.waitFor(() => expect(reads).toHaveLength(2));
  reads[1]!.end(2);
  expect(await second).toBe(2);
});
