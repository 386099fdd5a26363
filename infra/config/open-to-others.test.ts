import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openToOthers } from './open-to-others.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-mode-'));
const path = join(folder, 'throughline.config.yaml');
writeFileSync(path, '');
afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  [0o644, [{}], true],
  [0o640, [{}], true],
  [0o600, [{}], false],
  [0o644, [], false],
])('a file of mode %o with the accounts %j is told of: %s', (mode, accounts, told) => {
  chmodSync(path, mode);
  expect(openToOthers({ path, accounts, log: {} }) !== undefined).toBe(told);
});

it('a password of a server is a secret, and no file is none', () => {
  chmodSync(path, 0o644);
  const servers = { accounts: [], log: {}, warehouse: { password: 'x' } };
  expect(openToOthers({ path, ...servers })).toContain(`chmod 600 ${path}`);
  expect(openToOthers(servers)).toBeUndefined();
});
