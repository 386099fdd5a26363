import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type ApiKey, ROLES } from './api-key.ts';
import { authenticate } from './authenticate.ts';
import { ListenRefused, listenAllowed } from './listen-allowed.ts';
import { isPermitted, PERMISSIONS } from './permissions.ts';

const sha256 = (key: string) => createHash('sha256').update(key).digest('hex');
const KEYS: readonly ApiKey[] = [
  { name: 'Olga', role: 'analyst', sha256: sha256('key-of-olga') },
  { name: 'Deniz', role: 'admin', sha256: sha256('key-of-deniz').toUpperCase() },
];

describe('authenticate', () => {
  it('knows the holder of a key', () => {
    expect(authenticate('Bearer key-of-olga', KEYS)).toEqual({ name: 'Olga', role: 'analyst' });
    expect(authenticate('bearer  key-of-deniz', KEYS)).toEqual({ name: 'Deniz', role: 'admin' });
  });

  it.each([
    undefined,
    '',
    'Bearer',
    'Bearer ',
    'Basic key-of-olga',
    'key-of-olga',
    'Bearer key-of-olga2',
    `Bearer ${sha256('key-of-olga')}`,
  ])('refuses %j', (header) => {
    expect(authenticate(header, KEYS)).toBeUndefined();
  });

  it('never matches a key that is configured wrongly', () => {
    expect(authenticate('Bearer x', [{ name: 'x', role: 'admin', sha256: '' }])).toBeUndefined();
  });

  it('lets everything pass where no key is configured', () => {
    expect(authenticate(undefined, [])).toEqual({ name: 'local', role: 'admin' });
  });
});

describe('listenAllowed', () => {
  it.each(['127.0.0.1', '127.8.8.8', '::1', 'localhost'])('allows %s without keys', (host) => {
    expect(() => listenAllowed(host, [])).not.toThrow();
  });

  it.each(['0.0.0.0', '::', '', '10.0.0.5', 'example.org', '127.evil.example'])(
    'refuses %j without keys and allows it with them',
    (host) => {
      expect(() => listenAllowed(host, [])).toThrow(ListenRefused);
      expect(() => listenAllowed(host, KEYS)).not.toThrow();
    },
  );
});

describe('permissions', () => {
  it('lets every role read and only admins change things', () => {
    for (const role of ROLES) {
      expect(isPermitted(role, 'reports.channels.read')).toBe(true);
      for (const permission of ['bad_rows.read', 'bad_rows.retry', 'rebuild', 'import'] as const)
        expect(isPermitted(role, permission)).toBe(role === 'admin');
    }
    expect(Object.values(PERMISSIONS).every((roles) => roles.includes('admin'))).toBe(true);
  });
});
