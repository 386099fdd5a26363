import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { attribute } from '@throughline/transform/attribution/attribute';
import { enoughData } from '@throughline/transform/attribution/intervals/minimum-data';
import { DATA_DRIVEN_MODELS, type ModelName } from '@throughline/transform/attribution/model-names';
import { type PathTable, pathTable } from '@throughline/transform/attribution/paths/path-table';
import { readPathFile } from '@throughline/transform/attribution/paths/read-path-file';
import { transformPaths } from '@throughline/transform/attribution/paths/transforms/transforms';
import {
  type AttributeCommandOptions,
  modelOptions,
  modelsOf,
  pathFileOptions,
} from './attribute-options.ts';
import { writeAttribution } from './attribute-output.ts';
import { CommandError } from './command-error.ts';
import { type Io, say } from './io.ts';
import type { Format } from './options.ts';

const CALLED_DIRECT = /^\(?direct\)?( \/ \(?none\)?)?$/i;

/**
 * Reads a path file and writes what the models say of it.
 * @throws CommandError 2 for a file that cannot be read, AttributionError for what a model cannot be asked.
 */
export async function attributeFile(
  io: Io,
  file: string,
  options: AttributeCommandOptions,
  format: Format,
): Promise<void> {
  const models = modelsOf(options);
  const asked = modelOptions(options);
  const isStandardInput = file === '-';
  const content = isStandardInput ? await text(io.stdin) : readText(file);
  const rows = readPathFile(content, {
    ...pathFileOptions(isStandardInput ? 'standard input' : file, options),
    warn: (message) => say(io, message),
  });
  const names = new Set(rows.flatMap(({ path }) => path));
  const direct = new Set(options.direct ?? [...names].filter((name) => CALLED_DIRECT.test(name)));
  const paid = new Set(options.paid ?? []);
  for (const name of [...(options.direct ?? []), ...paid])
    if (!names.has(name)) say(io, `No path has the channel "${name}".`);
  const isDirect = (name: string) => direct.has(name);
  const table = pathTable(
    options.transform ? transformPaths(rows, options.transform, { isDirect }) : rows,
  );
  const result = attribute(table, models, { ...asked, direct, paid });
  warn(io, table, models);
  writeAttribution(io, result, format);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : code;
    throw new CommandError(2, `${file} cannot be read: ${why}.`);
  }
}

function warn(io: Io, table: PathTable, models: readonly ModelName[]): void {
  const dataDriven: readonly string[] = DATA_DRIVEN_MODELS;
  const concerned = models.filter((model) => dataDriven.includes(model));
  const data = enoughData(table);
  if (!data.enough && concerned.length > 0)
    say(
      io,
      `${concerned.join(', ')}: ${data.found} conversions are too few to rely on; from about ${data.needed} on their intervals hold what they say.`,
    );
}
