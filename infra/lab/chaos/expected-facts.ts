import { collectRoutes } from '@throughline/ingest/collector/collect-routes';
import type { RawDelivery } from '@throughline/ingest/contract/delivery';
import type { Fact } from '@throughline/ingest/contract/fact';
import { deterministicId } from '@throughline/ingest/contract/ids';
import type { Source } from '@throughline/ingest/contract/source';
import { splitImport } from '@throughline/ingest/importing/split-import';
import { deliveryKey } from '@throughline/ingest/log/delivery-key';
import { deliveryMapper } from '@throughline/ingest/mapping/map-delivery';
import { type Config, identityRules } from '../../config/config.ts';
import type { Sending } from './wire-load.ts';

/** What must be stored, from the vendors’ own mappings and without the line. */
export interface ExpectedFacts {
  readonly facts: ReadonlyMap<string, Fact>;
  /** Ids of the records that can never be read. */
  readonly badRows: ReadonlySet<string>;
  /**
   * How often a fact came under one more key of the log: such copies may lie in different partitions, and
   * be loaded by two workers in the same moment.
   */
  readonly apart: Readonly<Record<Fact['kind'], number>>;
}

/**
 * Maps what was acknowledged. One moment of receipt for all: no id may depend on it.
 * @param strays what came into the log past the collectors.
 */
export async function expectedFacts(
  sendings: Iterable<Sending>,
  config: Config,
  sources: readonly Source[],
  receivedAt: number,
  strays: readonly RawDelivery[] = [],
): Promise<ExpectedFacts> {
  const map = deliveryMapper(sources, config.accounts, identityRules(config));
  const routes = collectRoutes(sources, config.accounts);
  const facts = new Map<string, Fact>();
  const badRows = new Set<string>();
  const keys = new Map<string, Set<string>>();
  const note = (fact: Fact, key: string) => {
    facts.set(fact.id, fact);
    keys.set(fact.id, (keys.get(fact.id) ?? new Set()).add(key));
  };
  const take = (delivery: RawDelivery) => {
    const key = deliveryKey(delivery);
    for (const record of map(delivery).records) {
      if ('facts' in record) for (const fact of record.facts) note(fact, key);
      if (!('rejection' in record)) continue;
      const { source, account, endpoint } = delivery;
      badRows.add(deterministicId('bad_row', source, account, endpoint, record.rejection.raw));
    }
  };
  for (const sending of sendings)
    for await (const delivery of deliveriesOf(sending, sources, routes, receivedAt)) take(delivery);
  for (const delivery of strays) take(delivery);
  const apart = { event: 0, entity: 0, slice: 0 };
  for (const { id, kind } of facts.values()) apart[kind] += keys.get(id)!.size - 1;
  return { facts, badRows, apart };
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
