import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { withClient } from './client.ts';
import { ServerUnreachable } from './http-client.ts';
import { importFiles } from './import-files.ts';
import type { Client } from './request.ts';
import { capturedIo } from './testing/captured-io.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-import-files-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'a.ndjson');
writeFileSync(file, '{}');

const DONE = {
  ...{ source: 'ga4', visible: true, progress: 1, accepted: 1, duplicates: 0, rejected: 0 },
  ...{ skipped: 0, facts: { event: 1, entity: 0, slice: 0 }, skips: [], tests: [] },
  ...{ replaced: 0, replacements: [], rejections: [] },
};

async function importing(more: Partial<Client>, isTTY = true) {
  const io = capturedIo({ environment: { THROUGHLINE_DATA_DIR: folder } });
  Object.assign(io.stderr, { isTTY });
  const client: Client = {
    way: 'http',
    async request(method, path) {
      const json = () =>
        method === 'POST'
          ? { import_id: 'x', deliveries: 1 }
          : path.endsWith('/state')
            ? { data: null }
            : DONE;
      return { status: 200, text: '', bytes: new Uint8Array(), json };
    },
    close: async () => {},
    ...more,
  };
  const open: typeof withClient = (_, use) => use(client);
  const input = { environment: { THROUGHLINE_DATA_DIR: folder } };
  await importFiles(io, input, { source: 'ga4', files: [file] }, open);
  return io.err();
}

describe('importFiles', () => {
  it('says on a terminal where to look next, and elsewhere nothing', async () => {
    expect(await importing({ page: 'http://127.0.0.1:8080/' })).toContain(
      'Reports: http://127.0.0.1:8080/',
    );
    expect(await importing({})).toContain('run throughline report channels, or throughline start');
    expect(await importing({}, false)).toBe('');
  });

  it('says that an import which was cut off can be made again', async () => {
    const request = async () => {
      throw new ServerUnreachable(1, 'The server has ended: start it again, then try again.');
    };
    await expect(importing({ request })).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringMatching(/cut off.*start it again.*same files again.*counted twice/),
    });
  });
});
