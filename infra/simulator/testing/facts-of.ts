import type { Fact } from '@throughline/ingest/contract/fact';
import type { Source } from '@throughline/ingest/contract/source';
import { loadSources } from '@throughline/ingest/sources/registry';
import type { simulate } from '../simulate.ts';

type World = ReturnType<typeof simulate>;

/** What some sources of a simulated business tell, as facts: mapped as a worker maps them, without a collector or a log. */
export async function factsOf(world: World, reported: readonly string[]): Promise<readonly Fact[]> {
  const { config } = world;
  const sources = new Map((await loadSources()).map((source) => [source.name, source as Source]));
  const read = (
    name: string,
    endpoint: string,
    given: { at: number; body: Uint8Array; query?: string; headers?: object },
  ) => {
    const source = sources.get(name)!;
    const { account, settings } = config.accounts.find((one) => one.source === name)!;
    const { records } = source.map(
      {
        ...{ id: '00000000-0000-4000-8000-000000000000', source: name, account, endpoint },
        ...{
          receivedAt: given.at,
          headers: { ...given.headers },
          query: given.query ?? '',
          body: given.body,
        },
      },
      {
        settings: source.settings.parse(settings),
        identity: { keepContacts: true, defaultCountry: config.country },
      },
    );
    return records.flatMap((record) => ('facts' in record ? record.facts : []));
  };
  const told: Fact[] = [];
  for (const { source, path, at, body, headers } of world.requests()) {
    if (!reported.includes(source)) continue;
    const [address = '', query = ''] = path.split('?');
    const { account } = config.accounts.find((one) => one.source === source)!;
    const place = address.replace(account, ':account');
    const endpoint = sources.get(source)!.endpoints.find(({ paths }) => paths.includes(place));
    // Bodies that a collector refuses are no facts either.
    if (!endpoint) continue;
    told.push(...read(source, endpoint.name, { at, body, query, headers }));
  }
  for (const { source, at, content } of world.imports())
    if (reported.includes(source)) told.push(...read(source, 'import', { at, body: content }));
  return told;
}
