import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FORMATS } from '@throughline/api/contract/formats';
import { freePort } from '../kafka/free-port.ts';
import { addReport, documentedReport } from './documented.ts';

/**
 * `npm run try:report`
 *
 * Adds the report that `api/docs/a-report.md` shows to a copy of this checkout, by its own files and a line in each of
 * two lists, and tries what comes with it. Prints a line a thing that works; 1 at the first that does not.
 */
const root = process.cwd();
const scratch = mkdtempSync(join(tmpdir(), 'throughline-report-'));
const copy = join(scratch, 'checkout');
const data = join(scratch, 'data');
const report = documentedReport(readFileSync(join(root, 'api/docs/a-report.md'), 'utf8'));
const { name } = report;

const within = (command: string, ...args: string[]): string =>
  execFileSync(command, args, {
    cwd: copy,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
const throughline = (...args: string[]): string =>
  within('node', 'infra/bin/throughline.js', '--data', data, ...args);
const works = (what: string): void => console.log(`works  ${what}`);
const expect = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(`does not hold: ${what}`);
  works(what);
};

try {
  copyCheckout();
  addReport(report, copy);
  console.log(
    `added  ${[...report.files.keys()].join(', ')} and a line in each list\n…      installing and building`,
  );
  within('npm', 'ci', '--no-audit', '--no-fund', '--prefer-offline');
  works('types, build');
  tryTests();
  throughline('demo', '--once', '--months', '3', '--people', '300');
  tryCommand();
  await tryServer();
} catch (error) {
  const { stdout, stderr, message } = error as Error & { stdout?: string; stderr?: string };
  console.error([message, stdout, stderr].filter(Boolean).join('\n'));
  process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** What git knows or would know, as it is now. */
function copyCheckout(): void {
  const listed = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const file of listed.split('\0').filter(Boolean)) {
    const from = join(root, file);
    if (statSync(from, { throwIfNoEntry: false })?.isFile()) cpSync(from, join(copy, file));
  }
}

/** The suites that walk the lists write their golden files for what is new, and hold. */
function tryTests(): void {
  const suites = ['api/server/routes', 'api/server/openapi.test.ts', 'infra/cli/reports'];
  within('npx', 'vitest', 'run', ...suites, '--update=all', '-t', name);
  works(`every figure of ${name} opens into rows that add up to it; each format says the same`);
}

function tryCommand(): void {
  expect(throughline('report', '--help').includes(name), 'throughline report --help lists it');
  expect(
    throughline('report', name, '--help').includes('--from'),
    'it has help and the options of all reports',
  );
  const days = ['--from', '2026-01-01', '--to', '2028-12-31'];
  for (const format of Object.keys(FORMATS)) {
    const written = throughline('report', name, ...days, '--format', format);
    expect(written.length > 0, `throughline report ${name} --format ${format}`);
  }
  expect(
    throughline('report', name, '--format', 'table').length > 0,
    'no days: the last 30, as a table',
  );
}

async function tryServer(): Promise<void> {
  const port = String(await freePort());
  const child = spawn(
    'node',
    ['infra/bin/throughline.js', '--data', data, 'start', '--port', port],
    {
      cwd: copy,
      stdio: 'ignore',
    },
  );
  const ended = once(child, 'exit');
  const at = (path: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers });
  try {
    for (let tries = 0; !(await at('/health/ready').catch(() => undefined))?.ok; tries += 1) {
      if (tries > 300 || child.exitCode !== null) throw new Error('The server does not start.');
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const path = `/api/v1/reports/${name}`;
    const first = await at(`${path}?from=2026-01-01&to=2028-12-31`);
    const { rows } = (await first.json()) as { rows: unknown[] };
    expect(first.status === 200 && rows.length > 0, `GET ${path}: ${JSON.stringify(rows[0])}`);
    const etag = first.headers.get('etag') ?? '';
    const again = await at(`${path}?from=2026-01-01&to=2028-12-31`, { 'if-none-match': etag });
    expect(again.status === 304, 'its ETag: 304 until new data are published');
    const unknown = await at(`${path}?colour=red`);
    expect(unknown.status === 400, 'a parameter that it does not have is refused');
    const openapi = await (await at('/api/openapi.json')).text();
    expect(openapi.includes(`"${path}"`), '/api/openapi.json describes it');
    expect((await at('/api/docs')).ok, '/api/docs shows the description');
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}
