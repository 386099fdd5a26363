import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { addReport, documentedReport } from './documented.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const LISTS = ['api/contract/reports/index.ts', 'api/reports/index.ts'];
const copy = mkdtempSync(join(tmpdir(), 'throughline-documented-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('the report that the documentation shows', () => {
  const page = readFileSync(join(ROOT, 'api/docs/a-report.md'), 'utf8');

  it('is a contract, a statement and an answer', () => {
    const { name, files } = documentedReport(page);
    expect([name, ...files.keys()]).toEqual([
      ...['steps', 'api/contract/reports/steps.ts'],
      ...['api/reports/steps/steps.sql', 'api/reports/steps/steps-report.ts'],
    ]);
  });

  it('is added to the lists as they are', () => {
    for (const list of LISTS) {
      mkdirSync(dirname(join(copy, list)), { recursive: true });
      cpSync(join(ROOT, list), join(copy, list));
    }
    addReport(documentedReport(page), copy);
    const added = LISTS.map((list) => {
      const before = new Set(readFileSync(join(ROOT, list), 'utf8').split('\n'));
      return readFileSync(join(copy, list), 'utf8')
        .split('\n')
        .filter((line) => !before.has(line));
    });
    expect(added).toEqual([
      ["import { steps } from './steps.ts';", '  steps,'],
      [
        "import { stepsReport } from './steps/steps-report.ts';",
        '  steps: { answer: stepsReport, drills: {} },',
      ],
    ]);
  });

  it('is none where the page shows a part of it', () => {
    expect(() => documentedReport('`api/contract/reports/x.ts`\n\n```ts\nx\n```\n')).toThrow(
      'Expected a contract, a statement and an answer',
    );
  });
});
