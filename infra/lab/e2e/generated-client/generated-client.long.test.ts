import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { generateApi } from 'swagger-typescript-api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStory, type Story } from '../open-story.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-client-'));
const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const COMPILER = join(
  dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
  'bin/tsc',
);
let story: Story;

beforeAll(async () => {
  story = await openStory();
}, 300_000);
afterAll(async () => {
  await story?.remove();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

it('a client that a public generator makes from the description is typed, and gets the figures', async () => {
  const url = await story.listen('127.0.0.1', 0);
  const spec =
    await story.get<Parameters<typeof generateApi>[0] extends { spec: infer Spec } ? Spec : never>(
      '/api/openapi.json',
    );
  const { files } = await generateApi({
    ...{ spec, output: false, silent: true, httpClientType: 'fetch' },
  });
  writeFileSync(join(folder, 'client.ts'), files.map(({ fileContent }) => fileContent).join('\n'));
  copyFileSync(
    fileURLToPath(new URL('./program.txt', import.meta.url)),
    join(folder, 'program.ts'),
  );
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  await promisify(execFile)(
    process.execPath,
    [
      COMPILER,
      ...['--strict', '--target', 'es2022', '--module', 'nodenext', '--outDir', 'out'],
      ...['--lib', 'es2022,dom,dom.iterable', '--types', 'node', 'program.ts'],
    ],
    { cwd: folder },
  ).catch((error: { stdout: string }) => {
    throw new Error(error.stdout);
  });
  const { ask } = (await import(pathToFileURL(join(folder, 'out/program.js')).href)) as {
    ask(url: string): Promise<unknown>;
  };
  // As worked by hand in `line.test.ts`: 67,500.00 that touches led to and 3,000.00 that none did.
  expect(await ask(url.replace(/\/$/, ''))).toEqual({
    ...{ revenue: '70500.00', currency: 'RUB', source: expect.any(String), cell: '33750.00' },
    labels: ['Sofas for an office'],
    touches: expect.arrayContaining(['Paid Search', 'Phone']),
    code: 'parameters_invalid',
  });
}, 240_000);
