import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, first of all: one of them at the end would run alone. */
const LONGEST = [
  'infra/lab/chaos/kill',
  'infra/operations/replay.test.ts',
  'infra/lab/e2e/line.test.ts',
  'infra/lab/chaos/',
  'infra/lab/kafka/',
  'infra/lab/e2e/',
  'infra/cli/',
  'infra/topology/processes.test.ts',
];

/** The order of the files of a run. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((one, other) => rank(one) - rank(other));
  }
}

function rank({ moduleId }: TestSpecification): number {
  const found = LONGEST.findIndex((part) => moduleId.includes(part));
  return found === -1 ? LONGEST.length : found;
}
