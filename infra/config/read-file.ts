import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { ConfigError } from './config-error.ts';
import type { Environment } from './environment.ts';
import type { Plain } from './read-value.ts';

export const CONFIG_FILE = 'throughline.config.yaml';

export interface ConfigFile {
  /** Undefined when there is no file, and none was asked for. */
  readonly path: string | undefined;
  readonly content: Plain;
}

/**
 * Reads the file that was named (option before `THROUGHLINE_CONFIG`), else `throughline.config.yaml`
 * of the data folder, where that was named by itself, or of the working directory. A data folder is
 * thereby never read by the currency and the zone of another business.
 * @throws ConfigError when a named file is missing, or a file is not YAML: with the line.
 */
export async function readConfigFile(
  { named, dataDir }: { named: string | undefined; dataDir: string | undefined },
  environment: Environment,
): Promise<ConfigFile> {
  const wanted = named ?? (environment.THROUGHLINE_CONFIG || undefined);
  const inData = dataDir === undefined ? undefined : resolve(dataDir, CONFIG_FILE);
  const path =
    wanted === undefined && inData && existsSync(inData) ? inData : resolve(wanted ?? CONFIG_FILE);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (wanted === undefined && (error as NodeJS.ErrnoException).code === 'ENOENT')
      return { path: undefined, content: {} };
    throw new ConfigError([
      {
        path,
        message: `cannot be read (${(error as NodeJS.ErrnoException).code})`,
        expected: 'a YAML file',
      },
    ]);
  }
  // All scalars as the texts that they are: the schema knows better than YAML what is a number.
  const document = parseDocument(text, { schema: 'failsafe', prettyErrors: true });
  // What follows a first error of syntax is as a rule its echo.
  const [error] = document.errors;
  if (error)
    throw new ConfigError([
      {
        path: error.linePos ? `${path}:${error.linePos[0].line}:${error.linePos[0].col}` : path,
        message: error.message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, ''),
        expected: 'YAML 1.2',
      },
    ]);
  const content: unknown = document.toJS({ maxAliasCount: 100 });
  if (content === null || content === '') return { path, content: {} };
  if (typeof content !== 'object' || Array.isArray(content))
    throw new ConfigError([{ path, message: 'is not a mapping', expected: '`name: value` lines' }]);
  return { path, content: plainOf(content) };
}

/** A key without a value is null even in the failsafe schema; it counts as not given. */
function plainOf(value: unknown): Plain {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(plainOf);
  if (typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainOf(inner)]));
  return String(value);
}
