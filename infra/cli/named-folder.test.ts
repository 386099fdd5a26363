import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REPORT_NAMES } from '@throughline/api/contract/reports/index';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdDataFolder } from '../topology/data-folder.ts';
import { programFor, run } from './run.ts';
import { capturedIo } from './testing/captured-io.ts';

/**
 * Every command and how it shows that it took the folder of `THROUGHLINE_DATA_DIR`: `asks` the server that holds
 * it, or `says` whose it is. `none` has no folder; `elsewhere`: a test of its own names the folder.
 */
const DAYS = '--from 2026-03-01 --to 2026-03-02';
const COMMANDS: Readonly<
  Record<string, readonly ['asks' | 'says' | 'none' | 'elsewhere', string]>
> = {
  start: ['elsewhere', ''],
  collector: ['none', ''],
  worker: ['none', ''],
  api: ['none', ''],
  demo: ['says', '--once'],
  'import auto': ['asks', '-'],
  'import list': ['asks', ''],
  'import mappings': ['asks', ''],
  'import undo': ['asks', '00000000-0000-4000-8000-000000000000'],
  'cost add': [
    'asks',
    '--source radio --medium offline --from 2026-03-01 --to 2026-03-01 --amount 5 --currency EUR',
  ],
  ...Object.fromEntries(REPORT_NAMES.map((name) => [`report ${name}`, ['asks', DAYS]] as const)),
  attribute: ['none', ''],
  calculate: ['none', ''],
  'goal list': ['asks', ''],
  'goal save': ['asks', 'margin --metric margin'],
  'goal delete': ['asks', 'margin'],
  'segment list': ['asks', ''],
  'segment save': ['asks', 'mail channel:is:Email'],
  'segment delete': ['asks', 'mail'],
  send: ['asks', ''],
  audience: ['asks', 'lost --for google'],
  'plan list': ['asks', ''],
  'plan show': ['asks', 'spring'],
  'plan import': ['asks', '-'],
  'plan export': ['asks', 'spring'],
  'plan approve': ['asks', 'spring'],
  'plan optimise': ['asks', 'spring'],
  'plan lock': ['asks', 'spring'],
  'plan from-history': ['asks', '--year 2027'],
  'close list': ['asks', ''],
  'close show': ['asks', '2026-03'],
  'close verify': ['asks', ''],
  'close export': ['asks', '2026-03 --out -'],
  rebuild: ['asks', ''],
  replay: ['asks', '--bad-rows'],
  'quarantine list': ['asks', ''],
  'quarantine retry': ['asks', ''],
  erase: ['asks', 'email:nobody@mail.example'],
  retain: ['asks', ''],
  utm: ['none', ''],
  'rules why': ['none', '--source vk'],
  'rules preview': ['elsewhere', ''],
  doctor: ['says', ''],
  migrate: ['says', ''],
  move: ['elsewhere', ''],
  'config check': ['none', ''],
  'config docs': ['none', ''],
  'sources docs': ['none', ''],
  'packs check': ['none', '/nowhere'],
  'packs page': ['none', '/nowhere'],
};

const folder = mkdtempSync(join(tmpdir(), 'throughline-named-'));
let asked = 0;
let server: Server;
let release: () => void;
beforeAll(async () => {
  server = createServer((request, response) => {
    asked += 1;
    request.resume();
    response.writeHead(400, { 'content-type': 'application/problem+json' });
    response.end(JSON.stringify({ code: 'test', title: 'asked', status: 400 }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  release = holdDataFolder(folder);
  writeFileSync(
    join(folder, 'server.json'),
    JSON.stringify({ pid: process.pid, url: `http://127.0.0.1:${port}`, token: 't', version: '0' }),
  );
});
afterAll(() => {
  server.close();
  release();
  rmSync(folder, { recursive: true });
});

function leaves(command: Command, path: readonly string[] = []): string[] {
  if (command.commands.length === 0) return [path.join(' ')];
  return command.commands.flatMap((one) => leaves(one, [...path, one.name()]));
}

describe('the folder that the environment names', () => {
  it('is asked of every command there is', async () => {
    expect(leaves(await programFor(capturedIo())).sort()).toEqual(Object.keys(COMMANDS).sort());
  });

  it.each(Object.entries(COMMANDS).filter(([, [how]]) => how === 'asks' || how === 'says'))(
    'is the one that %s works on',
    async (name, [how, args]) => {
      const io = capturedIo({ environment: { THROUGHLINE_DATA_DIR: folder } });
      const before = asked;
      await run(`${name} ${args}`.trim().split(' '), io);
      if (how === 'asks') expect(asked).toBeGreaterThan(before);
      else
        expect(`${io.out()}${io.err()}`).toMatch(
          /throughline-named-|127\.0\.0\.1:\d+|server of process \d+/,
        );
    },
  );
});
