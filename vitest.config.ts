import { randomInt } from 'node:crypto';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './infra/lab/testing/longest-first.ts';
import { ENGINE, LONG, PAGES, SYSTEM, UNIT, WIDENED } from './infra/lab/testing/suites.ts';

const { env } = process;
// Printed before a property runs, so that one that hangs or is killed can be repeated as well. The gate has a fixed one:
// it judges the change, and other seeds are tried by whoever works on it.
if (!env.THROUGHLINE_SEED_SAID) {
  env.THROUGHLINE_SEED ??= env.CI === 'true' ? '1' : String(randomInt(2 ** 31));
  env.THROUGHLINE_SEED_SAID = 'yes';
  process.stderr.write(`Properties draw from THROUGHLINE_SEED=${env.THROUGHLINE_SEED}\n`);
}

const ENGINE_FOLDER = 'transform/testing/test-folder.ts';
const IS_LONG = env.THROUGHLINE_LONG === '1';
const ALWAYS_OUT = ['**/node_modules/**', '**/dist/**'];
/** What the gate runs in part belongs to the long run where there is one. */
const OF_LONG = IS_LONG ? [...LONG, ...WIDENED] : LONG;
const NOT_HERE = [...ALWAYS_OUT, ...OF_LONG];

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'], externalConditions: ['source'] } },
  test: {
    pool: 'forks',
    // Some of the time is waiting for processes and timeouts.
    maxWorkers: 4,
    experimental: { fsModuleCache: true },
    // Once for all projects.
    globalSetup: ['infra/lab/testing/memory-folder.ts'],
    env: IS_LONG ? {} : { THROUGHLINE_COMPILE: '0' },
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: UNIT,
          exclude: NOT_HERE,
          isolate: false,
          setupFiles: ['infra/lab/testing/property-seed.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'engine',
          include: ENGINE,
          exclude: [...NOT_HERE, ...UNIT],
          isolate: false,
          globalSetup: [ENGINE_FOLDER],
          setupFiles: ['infra/lab/testing/property-seed.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'pages',
          include: PAGES,
          exclude: NOT_HERE,
          isolate: false,
          globalSetup: ['infra/lab/e2e/pages-setup.ts'],
          setupFiles: ['infra/lab/testing/property-seed.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'system',
          include: SYSTEM,
          exclude: [...NOT_HERE, ...UNIT, ...ENGINE, ...PAGES],
          globalSetup: [ENGINE_FOLDER],
          setupFiles: ['infra/lab/testing/property-seed.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'long',
          include: OF_LONG,
          exclude: ALWAYS_OUT,
          globalSetup: [ENGINE_FOLDER],
          setupFiles: ['infra/lab/testing/property-seed.ts'],
        },
      },
    ],
  },
});
