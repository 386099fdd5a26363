import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { casesOf } from './case.ts';
import { readPacks } from './load-packs.ts';
import type { Pack } from './pack.ts';
import type { PackProblem } from './pack-error.ts';
import { runCase } from './run-case.ts';

export interface CheckedPack {
  readonly pack: Pack;
  readonly folder: string;
  readonly cases: readonly { readonly title: string; readonly wrong: readonly string[] }[];
}

/** Reads the packs of a folder and runs their fixtures. */
export function checkPacks(folder: string): {
  readonly checked: readonly CheckedPack[];
  readonly problems: readonly PackProblem[];
} {
  const { packs, folders, problems } = readPacks(folder);
  // What could not be read whole would only fail its fixtures as well.
  if (problems.length > 0) return { checked: [], problems };
  const found: PackProblem[] = [];
  const checked = packs.map((pack, index) => check(pack, folders[index]!, found));
  return { checked, problems: found };
}

function check(pack: Pack, folder: string, problems: PackProblem[]): CheckedPack {
  const fixtures = join(folder, 'fixtures');
  const file = join(fixtures, 'cases.yaml');
  const none = { pack, folder, cases: [] };
  if (!existsSync(file)) {
    problems.push({
      code: 'fixtures_missing',
      file,
      line: 0,
      path: '',
      detail: 'Nothing was tried.',
    });
    return none;
  }
  try {
    const read = casesOf(parse(readFileSync(file, 'utf8')), file);
    if ('problem' in read) {
      problems.push(read.problem);
      return none;
    }
    const cases = read.cases.map((one) => ({
      title: one.title,
      wrong: runCase(pack, fixtures, read, one),
    }));
    for (const { title, wrong } of cases)
      for (const detail of wrong)
        problems.push({ code: 'fixture_failed', file, line: 0, path: title, detail: `${detail}.` });
    return { pack, folder, cases };
  } catch (error) {
    const detail = `${error instanceof Error ? error.message : String(error)}.`;
    problems.push({ code: 'yaml_unreadable', file, line: 0, path: '', detail });
    return none;
  }
}
