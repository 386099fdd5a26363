import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { WIDENED } from './suites.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const VITEST = `${ROOT}node_modules/vitest/vitest.mjs`;
const NO_SOURCE = new Set(['node_modules', 'dist', '.git', '.turbo']);
const RUN_BY = /from '(.*\/)?(in-long|long-runs|survived-kills)(\.ts)?'/;

/** How a test gets an engine; `served…` are the worlds that reports are asked of. */
const OPENS_ENGINE =
  /\b(openEmbeddedWarehouse|openPooledWarehouse|openTestLine|openStory|open\w+World|served\w+)\(/;

/** Every test file below the root, whatever runs it. */
function testFiles(folder = ''): string[] {
  return readdirSync(ROOT + folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory())
      return NO_SOURCE.has(entry.name) ? [] : testFiles(`${folder}${entry.name}/`);
    return /\.test\.[cm]?[jt]sx?$/.test(entry.name) ? [folder + entry.name] : [];
  });
}

/** What the runner itself would run, and in which project. */
async function planned() {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [VITEST, 'list', '--filesOnly', '--json'],
    { cwd: ROOT, env: { ...process.env, THROUGHLINE_LONG: '0' }, maxBuffer: 2 ** 24 },
  );
  return (JSON.parse(stdout) as { file: string; projectName: string }[]).map(
    ({ file, projectName }) => ({ file: relative(ROOT, file), projectName }),
  );
}

const read = (name: string) => readFileSync(ROOT + name, 'utf8');

describe('every test file', () => {
  const all = testFiles().sort();
  let gate: Awaited<ReturnType<typeof planned>>;
  beforeAll(async () => {
    gate = await planned();
  }, 120_000);

  it('belongs to one project', () => {
    expect(all.length).toBeGreaterThan(200);
    expect(gate.map(({ file }) => file).sort()).toEqual(all);
  });

  it('that shares a process with others opens no engine, which a process has one of', () => {
    const unit = gate.flatMap(({ file, projectName }) => (projectName === 'unit' ? [file] : []));
    expect(unit.length).toBeGreaterThan(100);
    expect(unit.filter((file) => OPENS_ENGINE.test(read(file)))).toEqual([]);
  });

  it('that the gate leaves out, or runs in part, is of the long run', () => {
    const left = gate.flatMap(({ file, projectName }) => (projectName === 'long' ? [file] : []));
    expect(left).toEqual(left.filter((file) => file.endsWith('.long.test.ts')));
    const inPart = all.filter((file) => RUN_BY.test(read(file)) && !left.includes(file));
    expect(inPart).toEqual([...WIDENED].sort());
  });
});

it('the commands that run them are named where a contributor looks', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  expect(scripts.test).toMatch(/vitest run --project '!long'$/);
  expect(scripts['test:long']).toMatch(/THROUGHLINE_LONG=1 vitest run --project long$/);
  expect(scripts['test:newest']).toMatch(/node@24 .* run --project unit$/);
  const told = read('CONTRIBUTING.md');
  for (const name of ['test', 'test:long', 'test:newest', 'bench', 'chaos'])
    expect(told).toMatch(new RegExp(`npm (run )?${name}\\b`));
  expect(read('.ci/run')).toContain('npm test');
});
