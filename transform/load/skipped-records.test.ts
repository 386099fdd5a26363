import { expect, it } from 'vitest';
import { SkipCounter } from './skipped-records.ts';

it('counts equal reasons together, and tells streams of one code apart', () => {
  const counter = new SkipCounter();
  counter.add({ code: 'stream_unmapped', message: 'a is not read', group: 'a' });
  counter.add({ code: 'stream_unmapped', message: 'b is not read', group: 'b' });
  counter.add({ code: 'stream_unmapped', message: 'a is not read', group: 'a' });
  counter.add({ code: 'debug_hit', message: 'not kept' });
  expect(counter.counts()).toEqual([
    { code: 'stream_unmapped', group: 'a', message: 'a is not read', records: 2 },
    { code: 'stream_unmapped', group: 'b', message: 'b is not read', records: 1 },
    { code: 'debug_hit', group: '', message: 'not kept', records: 1 },
  ]);
});

it('keeps the count exact however many names the data holds, and its texts short', () => {
  const counter = new SkipCounter();
  for (let stream = 0; stream < 1_000; stream++)
    counter.add({ code: 'c', message: `${stream} ${'x'.repeat(5_000)}`, group: `g${stream}` });
  const counts = counter.counts();
  expect(counts).toHaveLength(41);
  expect(counts.reduce((total, { records }) => total + records, 0)).toBe(1_000);
  expect(counts.at(-1)).toMatchObject({ code: 'other', records: 960 });
  expect(Math.max(...counts.map(({ message }) => message.length))).toBeLessThan(700);
});
