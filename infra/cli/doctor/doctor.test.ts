import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkNode, examine } from './examine.ts';
import { checkFolder, diskCheck } from './folder.ts';
import { checkPort } from './port.ts';
import { migrationCheck } from './stores.ts';

describe('doctor', () => {
  it.each([
    ['20.18.3', 'broken'],
    ['20.19.0', 'ok'],
    ['24.0.0', 'ok'],
    ['18.20.0', 'broken'],
  ])('judges Node.js %s as %s', (version, status) => {
    expect(checkNode(version).status).toBe(status);
  });

  it('judges free space', () => {
    expect([0.1, 2, 50].map((gib) => diskCheck(gib * 1024 ** 3).status)).toEqual([
      'broken',
      'warning',
      'ok',
    ]);
  });

  it('sees a taken port', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await checkPort('127.0.0.1', port)).toMatchObject({
      status: 'broken',
      message: expect.stringContaining('EADDRINUSE'),
    });
    await new Promise((resolve) => server.close(resolve));
    expect((await checkPort('127.0.0.1', port)).status).toBe('ok');
  });

  it('leaves no trace in a folder, and makes none', async () => {
    const parent = mkdtempSync(join(tmpdir(), 'throughline-doctor-'));
    expect(await checkFolder(join(parent, 'a', 'b'), undefined)).toMatchObject({ status: 'ok' });
    expect(readdirSync(parent)).toEqual([]);
    rmSync(parent, { recursive: true });
  });

  it('compares migrations', () => {
    const known = [
      { number: 1, checksum: 'a' },
      { number: 2, checksum: 'b' },
    ];
    expect(migrationCheck(known, known).status).toBe('ok');
    expect(migrationCheck([known[0]!], known)).toMatchObject({
      status: 'warning',
      message: expect.stringContaining('1 migrations'),
    });
    expect(migrationCheck([...known, { number: 3, checksum: 'c' }], known).status).toBe('broken');
    expect(migrationCheck([{ number: 1, checksum: 'z' }], known).status).toBe('broken');
  });

  it('goes on looking when the configuration is wrong', async () => {
    const data = join(tmpdir(), 'throughline-doctor-none');
    const checks = await examine({
      environment: { THROUGHLINE_CURRENCY: 'x' },
      options: { data, port: '0' },
    });
    expect(checks.find(({ check }) => check === 'configuration')).toMatchObject({
      status: 'broken',
      message: expect.stringContaining('currency'),
    });
    expect(checks.map(({ check }) => check)).toEqual([
      ...['node', 'configuration', 'retention', 'data folder', 'disk', 'port', 'warehouse', 'log'],
    ]);
  });
});
