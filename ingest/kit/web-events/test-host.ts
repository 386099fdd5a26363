import type { TestMark } from '../../contract/envelope.ts';

/** The mark of an event on a page of one of these hosts, `*.` for all below one. */
export function testHost(
  pageUrl: string | undefined,
  testHosts: readonly string[],
): TestMark | undefined {
  const host = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(pageUrl ?? '')?.[1]?.toLowerCase();
  if (host === undefined) return undefined;
  const isTest = testHosts.some((one) => {
    const own = one.toLowerCase();
    return own.startsWith('*.') ? host.endsWith(own.slice(1)) : host === own;
  });
  return isTest ? { reason: `host ${host}`.slice(0, 64), setting: 'test_hosts: []' } : undefined;
}
