import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openEmbeddedWarehouse } from '@throughline/transform/warehouse/embedded';
import { CONFIG, files, requests } from '../e2e/story.ts';
import { storedRows } from './stored-rows.ts';
import { BAD_FILE, REPORTS, STORES } from './stores.ts';

const run = promisify(execFile);

/**
 * Writes the store of another version: `node infra/dist/lab/stores/write-store.js <its checkout> <name>`. Its own
 * program takes in the story of the end-to-end tests and prints its reports; archive, rows and reports are written
 * beside this file's source.
 */
async function main(checkout: string, name: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-store-'));
  const data = join(folder, 'data');
  const config = join(folder, 'throughline.config.yaml');
  writeFileSync(config, CONFIG, { mode: 0o600 });
  const program = join(checkout, 'infra/bin/throughline.js');
  const place = ['--data', data, '--config', config];
  const start = ['start', '--port', '0', ...place];
  const server = spawn(process.execPath, [program, ...start], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(server, 'exit');
  try {
    const [address] = (await once(server.stdout, 'data')) as [Buffer];
    const url = address.toString().trim();
    for (const { path, headers, body } of requests) {
      const { ok, status } = await fetch(url + path, { method: 'POST', headers, body });
      if (!ok) throw new Error(`${path}: ${status}`);
    }
    for (const { source, account, content } of [...files, BAD_FILE]) {
      const file = join(folder, source);
      writeFileSync(file, content);
      await run(process.execPath, [
        program,
        'import',
        source,
        file,
        '--account',
        account,
        ...place,
      ]);
    }
    const said: Record<string, string> = {};
    for (const report of REPORTS)
      said[report] = await (await fetch(`${url}/api/v1/reports/${report}`)).text();
    writeFileSync(join(STORES, `${name}.reports.json`), `${JSON.stringify(said, null, 2)}\n`);
  } finally {
    server.kill('SIGTERM');
    await ended;
  }
  const order = [
    '--sort=name',
    '--format=ustar',
    '--mtime=@0',
    '--owner=0',
    '--group=0',
    '--numeric-owner',
  ];
  const archive = join(STORES, `${name}.tar.gz`);
  await run('tar', [...order, '-C', data, '-czf', archive, 'log', 'warehouse']);
  const warehouse = await openEmbeddedWarehouse({ path: join(data, 'warehouse') });
  const rows = await storedRows(warehouse.reader());
  writeFileSync(join(STORES, `${name}.rows.txt`), rows);
  await warehouse.close();
  rmSync(folder, { recursive: true, force: true });
}

await main(process.argv[2]!, process.argv[3]!);
