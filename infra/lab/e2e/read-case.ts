import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What is expected of a report: every part a subset of the answer. */
export interface Expected {
  readonly totals?: Record<string, unknown>;
  readonly paid?: Record<string, unknown>;
  readonly meta?: Record<string, unknown>;
  /** All rows, in any order; with `partial`, these among others. */
  readonly rows?: readonly Record<string, unknown>[];
  readonly partial?: boolean;
}

export interface Case {
  readonly name: string;
  readonly title: string;
  readonly rule: string;
  readonly config: string;
  /** Arguments after `throughline import` of each command, in order. */
  readonly imports: readonly (readonly string[])[];
  readonly reports: readonly { readonly report: readonly string[]; readonly expect: Expected }[];
  readonly summaries: readonly Record<string, unknown>[];
  readonly stderr: readonly string[];
}

interface CaseFile {
  readonly title: string;
  readonly rule: string;
  readonly report?: readonly string[];
  readonly reports?: Case['reports'];
  readonly import?: readonly string[];
  readonly expect?: Expected & {
    readonly imports?: readonly Record<string, unknown>[];
    readonly stderr?: readonly string[];
  };
}

const ROOT = fileURLToPath(new URL('./cases/', import.meta.url));

/** Every case of the folder `cases`, by name. */
export function readCases(): readonly Case[] {
  return readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => readCase(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readCase(name: string): Case {
  const folder = join(ROOT, name);
  const file = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')) as CaseFile;
  const { expect = {} } = file;
  const own = join(folder, 'throughline.config.yaml');
  return {
    name,
    title: file.title,
    rule: file.rule,
    config: existsSync(own) ? own : join(ROOT, 'throughline.config.yaml'),
    imports: importsOf(folder).map((args) => [...args, ...(file.import ?? [])]),
    reports: file.reports ?? [{ report: file.report ?? [], expect }],
    summaries: expect.imports ?? [],
    stderr: expect.stderr ?? [],
  };
}

/** `1-ga4.a.ndjson` and `1-ga4.b.ndjson` are one command of the source `ga4`; `2-…` comes after it. */
function importsOf(folder: string): readonly (readonly string[])[] {
  const commands = new Map<string, string[]>();
  for (const name of readdirSync(folder).sort()) {
    const [, number, source] = /^(\d+)-([a-z0-9-]+)\./.exec(name) ?? [];
    if (!number || !source) continue;
    const key = `${number.padStart(3, '0')} ${source}`;
    commands.set(key, [...(commands.get(key) ?? [source]), join(folder, name)]);
  }
  return [...commands].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, args]) => args);
}
