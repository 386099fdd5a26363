import { collectRoutes } from '@throughline/ingest/collector/collect-routes';
import type { RawDelivery } from '@throughline/ingest/contract/delivery';
import type { Fact } from '@throughline/ingest/contract/fact';
import { deterministicId } from '@throughline/ingest/contract/ids';
import { splitImport } from '@throughline/ingest/importing/split-import';
import { deliveryMapper } from '@throughline/ingest/mapping/map-delivery';
import type { Source } from '@throughline/ingest/sources/source';
import { type Config, identityRules } from '../config/config.ts';
import type { Sending } from './wire-load.ts';

/** What must be stored, from the vendors’ own mappings and without the line. */
export interface ExpectedFacts {
  readonly facts: ReadonlyMap<string, Fact>;
  /** Ids of the records that can never be read. */
  readonly badRows: ReadonlySet<string>;
}

/** Maps what was acknowledged. One moment of receipt for all: no id may depend on it. */
export async function expectedFacts(
  sendings: Iterable<Sending>,
  config: Config,
  sources: readonly Source[],
  receivedAt: number,
): Promise<ExpectedFacts> {
  const map = deliveryMapper(sources, config.accounts, identityRules(config));
  const routes = collectRoutes(sources, config.accounts);
  const facts = new Map<string, Fact>();
  const badRows = new Set<string>();
  for (const sending of sendings) {
    for await (const delivery of deliveriesOf(sending, sources, routes, receivedAt)) {
      for (const record of map(delivery).records) {
        if ('facts' in record) for (const fact of record.facts) facts.set(fact.id, fact);
        if (!('rejection' in record)) continue;
        const { source, account, endpoint } = delivery;
        badRows.add(deterministicId('bad_row', source, account, endpoint, record.rejection.raw));
      }
    }
  }
  return { facts, badRows };
}

async function* deliveriesOf(
  { source, account, path, headers, body, importId }: Sending,
  sources: readonly Source[],
  routes: ReturnType<typeof collectRoutes>,
  receivedAt: number,
): AsyncIterable<RawDelivery> {
  if (importId !== undefined) {
    const importing = sources.find(({ name }) => name === source)!;
    const content = (async function* () {
      yield body;
    })();
    yield* splitImport(importing, content, { account, receivedAt, importId });
    return;
  }
  const [pathname, query = ''] = path.split('?') as [string, string?];
  const route = routes.find(
    (candidate) => candidate.source === source && matches(candidate.path, pathname),
  );
  if (!route) throw new Error(`no endpoint of ${source} takes ${pathname}`);
  const { endpoint } = route;
  yield {
    id: deterministicId('expected', path),
    source,
    account,
    endpoint: endpoint.name,
    receivedAt,
    headers: Object.fromEntries(
      endpoint.keepHeaders.flatMap((name) => (headers[name] ? [[name, headers[name]]] : [])),
    ),
    query: endpoint.cleanQuery ? endpoint.cleanQuery(query) : query,
    body,
  };
}

function matches(pattern: string, path: string): boolean {
  const parts = path.split('/');
  const wanted = pattern.split('/');
  return (
    parts.length === wanted.length &&
    wanted.every((part, index) => part.startsWith(':') || part === parts[index])
  );
}
