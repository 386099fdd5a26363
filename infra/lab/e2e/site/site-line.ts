import { setTimeout as pause } from 'node:timers/promises';
import { loadConfig } from '../../../config/load-config.ts';
import { untilVisible } from '../../../operations/visibility.ts';
import { embedded } from '../wirings.ts';

/** An event of the site as the warehouse has it. */
export interface StoredEvent {
  readonly name: string;
  readonly page: string;
  readonly identifiers: number;
  readonly clicks: Readonly<Record<string, string>>;
  readonly properties: Readonly<Record<string, string>>;
  readonly items: readonly string[];
  readonly consent: number;
}

export interface SiteLine {
  readonly url: string;
  /** The events of pages under this path, each once, in their order; waits until there are as many. */
  events(path: string, count: number): Promise<readonly StoredEvent[]>;
  /** Deliveries that were taken, whatever came of them. */
  deliveries(): Promise<number>;
  metrics(): Promise<string>;
  remove(): Promise<void>;
}

const SQL = `
  SELECT name, page_url AS page, toUInt8(length(identifiers)) AS identifiers, click_ids AS clicks, properties,
    items.id AS items, consent
  FROM events WHERE source = 'site' AND page_url LIKE {pages:String}
  ORDER BY occurred_at, name LIMIT 1 BY id`;

/**
 * A collector that takes events of pages on this machine, and the line behind it.
 * @param more settings of the site, in camelCase.
 */
export async function openSiteLine(more: object = {}): Promise<SiteLine> {
  const config = await loadConfig({ file: undefined, environment: {} });
  const account = { source: 'site', account: 'shop', settings: await siteSettings(more) };
  const { api, remove } = await embedded.open({ ...config, accounts: [account] });
  const { line } = api;
  const deliveries = async () =>
    (await line.log.ends()).reduce((sum, offset) => sum + Number(offset), 0);
  return {
    url: await api.listen('127.0.0.1', 0),
    async events(path, count) {
      for (let tries = 0; ; tries++) {
        await untilVisible(line, await line.log.ends());
        const rows = await line.warehouse
          .reader()
          .rows<StoredEvent>(SQL, { pages: `http://localhost:%${path}%` });
        if (rows.length >= count || tries === 60) return rows;
        await pause(200);
      }
    },
    deliveries,
    metrics: async () => (await api.app.inject('/metrics')).body,
    remove,
  };
}

async function siteSettings(more: object): Promise<unknown> {
  const { source } = await import('@throughline/ingest/sources/site/source');
  // The pages are on this machine, and are no tests.
  return source.settings.parse({ testHosts: [], currency: 'EUR', ...more });
}
