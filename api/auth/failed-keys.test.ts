import { describe, expect, it } from 'vitest';
import { FailedKeys } from './failed-keys.ts';

describe('wrong keys', () => {
  it('make their address wait for the rest of a minute, and no other', () => {
    let now = 1_000;
    const failed = new FailedKeys(() => now);
    for (let at = 0; at < 19; at++) failed.add('192.0.2.1');
    expect(failed.waitSeconds('192.0.2.1')).toBeUndefined();
    failed.add('192.0.2.1');
    expect(failed.waitSeconds('192.0.2.1')).toBe(60);
    expect(failed.waitSeconds('192.0.2.2')).toBeUndefined();
    now += 59_500;
    expect(failed.waitSeconds('192.0.2.1')).toBe(1);
    now += 500;
    expect(failed.waitSeconds('192.0.2.1')).toBeUndefined();
    failed.add('192.0.2.1');
    expect(failed.waitSeconds('192.0.2.1')).toBeUndefined();
  });

  it('count for a whole network of IPv6', () => {
    const failed = new FailedKeys(() => 0);
    for (let at = 0; at < 20; at++) failed.add(`2001:db8:1:2::${at.toString(16)}`);
    expect(failed.waitSeconds('2001:db8:1:2:ffff::1')).toBe(60);
    expect(failed.waitSeconds('2001:db8:1:3::1')).toBeUndefined();
    for (let at = 0; at < 20; at++) failed.add('2001:db8::1');
    expect(failed.waitSeconds('2001:db8:0:0:5::')).toBe(60);
  });

  it('are remembered for ten thousand addresses and no more', () => {
    const failed = new FailedKeys(() => 0);
    for (let at = 0; at < 20; at++) failed.add('first');
    for (let at = 0; at < 10_000; at++) failed.add(`other ${at}`);
    expect(failed.waitSeconds('first')).toBeUndefined();
  });
});
