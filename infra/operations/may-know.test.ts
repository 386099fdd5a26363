import { FailedKeys } from '@throughline/api/auth/failed-keys';
import { sha256 } from '@throughline/ingest/contract/ids';
import { expect, it } from 'vitest';
import { mayKnow } from './may-know.ts';

const KEYS = [{ name: 'ops', role: 'analyst', sha256: sha256('right') }] as const;

it.each([
  ['this machine', '127.0.0.1', { host: 'localhost:4000' }, true],
  ['this machine by IPv6', '::1', { host: '[::1]:4000' }, true],
  ['another machine', '10.0.0.7', { host: '10.0.0.1:4000' }, false],
  ['a foreign name for this machine', '127.0.0.1', { host: 'evil.example:4000' }, false],
  [
    'a stranger behind a proxy here',
    '127.0.0.1',
    { host: 'localhost', 'x-forwarded-for': '8.8.8.8' },
    false,
  ],
  ['a key from elsewhere', '10.0.0.7', { host: 'x', authorization: 'Bearer right' }, true],
  ['a wrong key from elsewhere', '10.0.0.7', { host: 'x', authorization: 'Bearer wrong' }, false],
])('%s', (_, ip, headers, expected) => {
  expect(mayKnow({ ip, headers } as never, KEYS as never, new FailedKeys())).toBe(expected);
});

it('without keys a word like one opens nothing', () => {
  const headers = { host: 'x', authorization: 'Bearer any' };
  expect(mayKnow({ ip: '10.0.0.7', headers } as never, [], new FailedKeys())).toBe(false);
});
