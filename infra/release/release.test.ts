import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isAccepted, licenceOf, notice } from './notice.ts';
import { thirdParties } from './third-party.ts';

const root = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

const LOCK = root('package-lock.json');

/** The registry does not serve these to every mirror, so npm could not note their hashes. */
const UNVERIFIED = ['@chdb/lib-darwin-arm64', '@chdb/lib-darwin-x64', '@chdb/lib-linux-arm64-gnu'];

describe('what is released', () => {
  it('is installed from archives whose hashes the lock file knows', () => {
    const without = thirdParties(LOCK, { production: false }).filter(({ integrity }) => !integrity);
    expect(without.map(({ name }) => name)).toEqual(UNVERIFIED);
  });

  it('rests on packages whose licences ask for nothing but their notice', () => {
    const others = thirdParties(LOCK, { production: true }).filter(
      (one) => !isAccepted(licenceOf(one) ?? ''),
    );
    expect(others).toEqual([]);
  });

  it('names them in NOTICE', () => {
    expect(readFileSync(root('NOTICE'), 'utf8')).toBe(notice(LOCK));
  });

  it('has an entry in the change log for its version, and its guides', () => {
    const { version } = JSON.parse(readFileSync(root('package.json'), 'utf8')) as {
      version: string;
    };
    expect(readFileSync(root('CHANGELOG.md'), 'utf8')).toContain(`## ${version}`);
    for (const name of ['CONTRIBUTING.md', 'SECURITY.md', 'LICENSE'])
      expect(existsSync(root(name)), name).toBe(true);
  });
});
