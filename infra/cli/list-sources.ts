import { packExample } from '@throughline/ingest/packs/engine/pack-example';
import { loadSources } from '@throughline/ingest/sources/registry';
import { CommandError } from './command-error.ts';
import type { Io } from './io.ts';
import type { Format } from './options.ts';
import { writeResult } from './output.ts';

/** Every source: its name, whose data it is, what a file of it is made of, and what comes of it. */
export async function writeSources(io: Io, format: Format): Promise<void> {
  const rows = (await loadSources()).map(({ name, title, importing, about, endpoints }) => ({
    source: name,
    title,
    takes: importing.kind === 'json' ? 'JSON, one record a line' : 'text, such as CSV',
    over_http: endpoints.flatMap(({ paths }) => paths[0] ?? []).join(' '),
    becomes: (about?.becomes ?? '').replaceAll('`', ''),
  }));
  writeResult(io, format, rows, rows, ['source', 'title', 'takes', 'over_http', 'becomes']);
}

/** @throws CommandError (2) for what is no source. */
export async function sourceExample(name: string): Promise<string> {
  const sources = await loadSources();
  const source = sources.find((one) => one.name === name);
  const example = source?.example ?? (source && packExample(name));
  if (example !== undefined) return example;
  throw new CommandError(
    2,
    `There is no source ${name}; known are ${sources.map((one) => one.name).join(', ')}.`,
  );
}
