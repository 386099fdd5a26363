import { randomInt } from 'node:crypto';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './infra/lab/testing/longest-first.ts';

const { env } = process;
// Printed before a property runs, so that one that hangs or is killed can be repeated as well. The gate has a fixed one:
// it judges the change, and other seeds are tried by whoever works on it.
if (!env.THROUGHLINE_SEED_SAID) {
  env.THROUGHLINE_SEED ??= env.CI === 'true' ? '1' : String(randomInt(2 ** 31));
  env.THROUGHLINE_SEED_SAID = 'yes';
  process.stderr.write(`Properties draw from THROUGHLINE_SEED=${env.THROUGHLINE_SEED}\n`);
}

/** What opens no engine, no port and no other process: many files share one module cache. */
const UNIT = [
  'dashboards/**/*.test.ts',
  'api/{contract,export,metrics}/**/*.test.ts',
  'ingest/{contract,importing,kit,mapping,sources,verification}/**/*.test.ts',
  // `credit` works on the engine.
  'transform/{attribution,channels}/**/!(credit).test.ts',
  'infra/{config,release,simulator}/**/*.test.ts',
  'infra/lab/bench/*.test.ts',
];
/** What works on the embedded engine and no other: many files share one engine and its migrated databases. */
const ENGINE = [
  'api/{auth,reports,server}/**/*.test.ts',
  'transform/{costs,derive,identity,journeys,load,notices}/**/*.test.ts',
  'transform/attribution/credit.test.ts',
  'infra/lab/bench/data/**/*.test.ts',
];
const ENGINE_FOLDER = 'transform/testing/test-folder.ts';
const ALWAYS_OUT = ['**/node_modules/**', '**/dist/**'];

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'], externalConditions: ['source'] } },
  test: {
    pool: 'forks',
    // Some of the time is waiting for processes and timeouts.
    maxWorkers: 3,
    // Once for all projects.
    globalSetup: ['infra/lab/testing/memory-folder.ts'],
    env: env.THROUGHLINE_LONG === '1' ? {} : { THROUGHLINE_COMPILE: '0' },
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: UNIT,
          exclude: ALWAYS_OUT,
          isolate: false,
          setupFiles: ['infra/lab/testing/property-seed.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'engine',
          include: ENGINE,
          exclude: ALWAYS_OUT,
          isolate: false,
          globalSetup: [ENGINE_FOLDER],
          setupFiles: ['infra/lab/testing/property-seed.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'system',
          include: ['{ingest,transform,api,infra}/**/*.test.ts'],
          exclude: [...ALWAYS_OUT, ...UNIT, ...ENGINE],
          globalSetup: [ENGINE_FOLDER],
          setupFiles: ['infra/lab/testing/property-seed.ts'],
        },
      },
    ],
  },
});
