import { describe, expect, it } from 'vitest';
import { ReportCache } from './report-cache.ts';

describe('ReportCache', () => {
  const counted = () => {
    const made: string[] = [];
    const cache = new ReportCache<string>(10, (text) => text.length);
    const get = (key: string, text = key) =>
      cache.get(key, async () => {
        made.push(key);
        return text;
      });
    return { made, cache, get };
  };

  it('makes an answer once for all who ask at the same time', async () => {
    const { made, get } = counted();
    expect(await Promise.all([get('a'), get('a'), get('a')])).toEqual(['a', 'a', 'a']);
    expect(made).toEqual(['a']);
  });

  it('drops what was not used for longest, by size', async () => {
    const { made, get } = counted();
    await get('a', 'four');
    await get('b', 'four');
    await get('a', 'four');
    await get('c', 'four');
    await get('a', 'four');
    await get('b', 'four');
    expect(made).toEqual(['a', 'b', 'c', 'b']);
  });

  it('does not keep what is larger than all of it', async () => {
    const { made, get } = counted();
    await get('a', 'more than ten');
    await get('a', 'more than ten');
    expect(made).toEqual(['a', 'a']);
  });

  it('does not keep a failure', async () => {
    const { cache, get } = counted();
    await expect(cache.get('a', async () => Promise.reject(new Error('down')))).rejects.toThrow(
      'down',
    );
    expect(await get('a')).toBe('a');
  });

  it('gives an answer up only when the last one who waits for it is gone', async () => {
    const cache = new ReportCache<string>(10, (text) => text.length);
    const given: AbortSignal[] = [];
    const make = (signal: AbortSignal) => {
      given.push(signal);
      return new Promise<string>((_, reject) =>
        signal.addEventListener('abort', () => reject(new Error('given up'))),
      );
    };
    const [one, other] = [new AbortController(), new AbortController()];
    const both = [cache.get('a', make, one.signal), cache.get('a', make, other.signal)];
    const outcomes = Promise.allSettled(both);
    one.abort();
    expect(given.map(({ aborted }) => aborted)).toEqual([false]);
    other.abort();
    expect(given.map(({ aborted }) => aborted)).toEqual([true]);
    for (const outcome of await outcomes)
      expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'ReadAborted' } });
    expect(await cache.get('a', async () => 'anew')).toBe('anew');
  });
});
