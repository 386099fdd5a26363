import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { files } from '../lab/e2e/story.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-standard-input-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const BINARY = fileURLToPath(new URL('../bin/throughline.js', import.meta.url));
const rates = files.find(({ source }) => source === 'exchange-rates')!.content;

/** Runs the built command on an empty data folder with `input` on its standard input. */
function run(name: string, input: string, ...line: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [BINARY, ...line, '--data', join(folder, name), '--format', 'json'],
    { input, encoding: 'utf8', timeout: 60_000 },
  );
  return { status, stderr, ...(stdout && (JSON.parse(stdout) as { accepted: number })) };
}

describe('standard input, where the engine inside the process would read it too', () => {
  it('is imported once and whole', { timeout: 120_000 }, () => {
    expect(run('asked', rates, 'import', 'exchange-rates', '-')).toMatchObject({
      status: 0,
      accepted: 1,
    });
  });

  it('is left alone when the command does not ask for it', { timeout: 120_000 }, () => {
    const file = join(folder, 'rates.csv');
    writeFileSync(file, rates);
    const rest = 'what a shell loop would read next\n'.repeat(100);
    expect(run('not-asked', rest, 'import', 'exchange-rates', file)).toMatchObject({
      status: 0,
      accepted: 1,
    });
  });
});
