import type { Fact } from '@throughline/ingest/contract/fact';
import type { MappedRecord } from '@throughline/ingest/contract/source';
import type { Batch, LogEntry } from '@throughline/ingest/log/event-log';
import { derivedTables } from '../derive/derived-tables.ts';
import { type DeriverOptions, openDeriver } from '../derive/deriver.ts';
import { currentPublication } from '../derive/publication.ts';
import { DEFAULT_DERIVE_SETTINGS, type DeriveSettings } from '../derive/settings.ts';
import { openLoader } from '../load/loader.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { openPooledWarehouse } from './pooled-warehouse.ts';

/**
 * A line of its own on the real embedded engine: facts in, derived tables out. Its warehouse begins empty
 * and is used by others once the line is closed.
 * @param since when its clock begins, in microseconds.
 * @param options of its deriver; it keeps no rollups unless they are asked for.
 */
export async function openTestLine(
  settings: Partial<DeriveSettings> = {},
  wrap: (warehouse: Warehouse) => Warehouse = (warehouse) => warehouse,
  since = 1_700_000_000_000_000,
  options: Pick<DeriverOptions, 'rollUp' | 'mayDerive'> = {},
) {
  const warehouse = wrap(await openPooledWarehouse());
  let now = since;
  const clock = () => ++now;
  const records = new Map<string, readonly MappedRecord[]>();
  const loader = await openLoader(warehouse, {
    prepare: (entry) => ({ records: records.get(entry.delivery.id) ?? [] }),
    classification: { customRules: [] },
    rulesVersion: '1',
    clock,
  });
  const deriver = openDeriver(
    warehouse,
    { ...DEFAULT_DERIVE_SETTINGS, ...settings },
    { clock, ...options },
  );
  let offset = 0;
  let stale = false;

  return {
    warehouse,
    loader,
    deriver,
    /** Loads each list as one delivery of one batch; a fact is one record. */
    async load(...deliveries: (readonly Fact[])[]) {
      const entries = deliveries.map((facts): LogEntry => {
        const id = `00000000-0000-4000-8000-${String(offset).padStart(12, '0')}`;
        records.set(
          id,
          facts.map((fact) => ({ facts: [fact] })),
        );
        return { partition: 0, offset: offset++, delivery: delivery(id) };
      });
      return loader.load(batchOf(entries, () => stale));
    },
    /** The last deliveries are handed in again: the next load has the same range. */
    rewind(count: number) {
      offset -= count;
    },
    /** A loader of another process on the same warehouse. */
    openLoader: (prepare: Parameters<typeof openLoader>[1]['prepare']) =>
      openLoader(warehouse, {
        prepare,
        classification: { customRules: [] },
        rulesVersion: '1',
        clock,
      }),
    /** From now on every range that is loaded has been given to another process. */
    lose() {
      stale = true;
    },
    advance: () => deriver.advance(),
    rows: async <Row = Record<string, unknown>>(sql: string, parameters: object = {}) => {
      const state = await currentPublication(warehouse);
      return warehouse.rows<Row>(sql, { ...state, ...parameters });
    },
    /** Everything derived, as text: equal texts are byte-identical tables. */
    snapshot: () => derivedTables(warehouse),
    close: () => warehouse.close(),
  };
}

function batchOf(entries: readonly LogEntry[], isStale: () => boolean): Batch {
  return {
    partition: 0,
    first: entries[0]!.offset,
    last: entries.at(-1)!.offset,
    repeated: false,
    isStale,
    entries,
  };
}

function delivery(id: string) {
  return {
    id,
    source: 'test',
    account: 'main',
    endpoint: 'test',
    receivedAt: 1_700_000_000_000_000,
    headers: {},
    query: '',
    body: new Uint8Array(),
  };
}
