import { randomUUID } from 'node:crypto';
import type { Source } from '@throughline/ingest/contract/source';
import { splitImport } from '@throughline/ingest/importing/split-import';
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

/**
 * Lines of a file of a source, and what an account without settings would refuse in them.
 * @throws CommandError (2) for what is no source.
 */
export async function sourceExample(
  name: string,
): Promise<{ readonly text: string; readonly wants: readonly string[] }> {
  const sources = await loadSources();
  const source = sources.find((one) => one.name === name);
  const example = source?.example ?? (source && packExample(name));
  if (source && example !== undefined)
    return { text: example, wants: await refusedIn(source, example) };
  throw new CommandError(
    2,
    `There is no source ${name}; known are ${sources.map((one) => one.name).join(', ')}.`,
  );
}

async function refusedIn(source: Source, example: string): Promise<string[]> {
  const settings = source.settings.parse({});
  const refused = new Set<string>();
  for await (const delivery of splitImport(source, once(example), {
    ...{ account: 'main', receivedAt: Date.now() * 1000, importId: randomUUID() },
  }))
    for (const record of source.map(delivery, { settings, identity: { keepContacts: false } })
      .records)
      if ('rejection' in record) refused.add(record.rejection.message);
  return [...refused];
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
