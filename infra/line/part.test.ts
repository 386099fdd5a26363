import { setTimeout as sleep } from 'node:timers/promises';
import { LogUnavailable } from '@throughline/ingest/log/event-log';
import { describe, expect, it } from 'vitest';
import { Part, type PartOptions } from './part.ts';

const unavailable = (message: string) => new LogUnavailable(message);

function part(open: PartOptions<string>['open'], more: Partial<PartOptions<string>> = {}) {
  const isOutage = (error: unknown) => error instanceof LogUnavailable;
  return new Part<string>({ name: 'log', open, isOutage, unavailable, ...more });
}

/** Opens at the n-th try. */
function opensAt(n: number) {
  let tries = 0;
  return async () => {
    tries += 1;
    if (tries < n) throw new LogUnavailable(`Nobody answers at kafka:9092 (${tries}).`);
    return `opened at try ${tries}`;
  };
}

describe('a part', () => {
  it('says that it is being opened, and gives nothing before', async () => {
    const one = part(() => new Promise(() => {}));
    void one.open();
    expect(one.problem()).toBe('The log is being opened.');
    expect(() => one.value).toThrow(LogUnavailable);
    expect(() => one.value).toThrow('The log is being opened.');
  });

  it('says what takes its time while it is opened, and for how long', async () => {
    let open: (value: string) => void = () => {};
    const one = part((doing) => {
      doing('The log is read.');
      return new Promise((resolve) => {
        open = resolve;
      });
    });
    const opening = one.open();
    expect(one.problem()).toBe('The log is read. It has taken 0 s so far.');
    expect(() => one.value).toThrow('The log is read. It has taken 0 s so far.');
    open('opened');
    await opening;
    expect(one.problem()).toBeUndefined();
  });

  it('is tried again through an outage, and says how often, how long and why', async () => {
    const told: string[] = [];
    const one = part(opensAt(4), { onTry: (message) => told.push(message) });
    const began = performance.now();
    await expect(one.open()).resolves.toBe('opened at try 4');
    // Pauses of 0.2, 0.5 and 1 s.
    expect(performance.now() - began).toBeGreaterThan(1_600);
    expect(told).toEqual([
      'The log could not be opened in 1 try over 0 s; it is tried again. Nobody answers at kafka:9092 (1).',
      'The log could not be opened in 2 tries over 0 s; it is tried again. Nobody answers at kafka:9092 (2).',
      expect.stringMatching(
        /^The log could not be opened in 3 tries over 1 s; it is tried again\. .*\(3\)\.$/,
      ),
    ]);
    expect(one.value).toBe('opened at try 4');
    expect(one.problem()).toBeUndefined();
  });

  it('tells what was tried to whoever asks meanwhile', async () => {
    const one = part(opensAt(Number.POSITIVE_INFINITY));
    const opening = one.open();
    opening.catch(() => {});
    await sleep(50);
    expect(one.problem()).toMatch(/in 1 try over 0 s.*kafka:9092/);
    expect(() => one.value).toThrow(one.problem());
    one.giveUp();
    await expect(opening).rejects.toThrow('Nobody answers at kafka:9092 (1).');
  });

  it('ends at once at what is no outage, and goes on saying so', async () => {
    let tries = 0;
    const one = part(async () => {
      tries += 1;
      throw new Error('The password is wrong.');
    });
    await expect(one.open()).rejects.toThrow('The password is wrong.');
    expect(tries).toBe(1);
    expect(one.problem()).toBe('The password is wrong.');
    expect(() => one.value).toThrow('The password is wrong.');
  });

  it('that was given up before is not tried a second time', async () => {
    let tries = 0;
    const one = part(async () => {
      tries += 1;
      throw new LogUnavailable('away');
    });
    one.giveUp();
    await expect(one.open()).rejects.toThrow('away');
    expect(tries).toBe(1);
  });
});
