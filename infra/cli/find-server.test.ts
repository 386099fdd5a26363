import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdDataFolder } from '../topology/data-folder.ts';
import { findServer } from './find-server.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-server-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const server = { pid: process.pid, url: 'http://127.0.0.1:4000', token: 't', version: '0.1.0' };
const write = (value: unknown) => writeFileSync(join(folder, 'server.json'), JSON.stringify(value));

describe('findServer', () => {
  it('finds nobody in a folder that nobody holds, whatever was left there', async () => {
    expect(await findServer(join(folder, 'none'))).toBeUndefined();
    write(server);
    expect(await findServer(folder)).toBeUndefined();
    writeFileSync(join(folder, 'holder.json'), JSON.stringify({ pid: 2 ** 22 + 1, started: '1' }));
    expect(await findServer(folder)).toBeUndefined();
  });

  it('finds the process that holds it and listens', async () => {
    const release = holdDataFolder(folder);
    write(server);
    expect(await findServer(folder)).toEqual(server);
    release();
  });

  it('waits for a holder that is starting, and names one that never listens', async () => {
    const release = holdDataFolder(folder);
    write({ ...server, pid: process.pid + 1 });
    setTimeout(() => write(server), 150);
    expect(await findServer(folder)).toEqual(server);
    rmSync(join(folder, 'server.json'));
    await expect(findServer(folder, 150)).rejects.toThrow(
      new RegExp(`held by process ${process.pid}.*kill ${process.pid}`),
    );
    release();
  });
});
