import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll } from 'vitest';
import type { ReportName } from '../contract/reports/index.ts';
import type { ApiOptions } from '../server/options.ts';
import { CONTENT_CONFIG, openContentWorld } from './content-world.ts';
import { DESK_CONFIG, openDeskWorld } from './desk-world.ts';
import { FINANCE_CONFIG, openFinanceWorld } from './finance-world.ts';
import { JOURNEYS_CONFIG, openJourneysWorld } from './journeys-world.ts';
import { serve } from './serve.ts';
import { openTestWarehouse } from './test-warehouse.ts';
import { buildWorld } from './world.ts';

const CONFIG = {
  ...{ currency: 'EUR', timezone: 'Europe/Berlin' },
  ...{ customWeights: [40, 20, 40], lookbackDays: 90, halfLifeDays: 7 },
};

/** A report of `servedWorld`, and the address of the rows behind it. */
export const REPORT = '/api/v1/reports/channels?from=2026-01-01&to=2026-01-31&model=linear';
export const ROWS = REPORT.replace('channels?', 'channels/rows?');

/** What the tests of one file share; both are there once its tests run. */
export interface ServedWorld {
  readonly world: Warehouse;
  readonly app: FastifyInstance;
  /** The same world once more, served otherwise. */
  serve(options?: Partial<ApiOptions>): Promise<FastifyInstance>;
}

/** The world of channels behind an API without keys. */
export function servedWorld(): ServedWorld {
  let world: Warehouse;
  let app: FastifyInstance;
  const apps: FastifyInstance[] = [];
  const served: ServedWorld['serve'] = async (options) => {
    const one = await serve(() => world.reader(), CONFIG, options);
    apps.push(one);
    return one;
  };
  beforeAll(async () => {
    world = await openTestWarehouse();
    await buildWorld(world);
    app = await served();
  });
  afterAll(async () => {
    await Promise.all(apps.map((each) => each.close()));
    await world.close();
  });
  return {
    get world() {
      return world;
    },
    get app() {
      return app;
    },
    serve: served,
  };
}

/** A line that is open on a world. */
type OpenWorld = Awaited<ReturnType<typeof openDeskWorld>>;

/** The world of journeys behind an API without keys. */
export function servedJourneys(): Pick<ServedWorld, 'app'> {
  return servedLine(openJourneysWorld, JOURNEYS_CONFIG);
}

/** The world of costs, sales and a plan behind an API without keys. */
export function servedFinance(): Pick<ServedWorld, 'app'> {
  return servedLine(() => openFinanceWorld({ isClosed: true }), FINANCE_CONFIG);
}

/** The world of calls, messages, goods and answers behind an API without keys. */
export function servedDesk(): Pick<ServedWorld, 'app'> {
  return servedLine(openDeskWorld, DESK_CONFIG);
}

/** The world of pages, searches, branches and partners behind an API without keys. */
export function servedContent(): Pick<ServedWorld, 'app'> {
  return servedLine(openContentWorld, CONTENT_CONFIG);
}

const OF_DESK: ReadonlySet<string> = new Set([
  ...(['calls', 'sales-desk', 'email', 'automation', 'products', 'stock', 'nps', 'deals'] as const),
] satisfies ReportName[]);
const OF_CONTENT: ReadonlySet<string> = new Set([
  ...(['landing', 'search', 'offline', 'partners', 'market', 'reviews', 'social'] as const),
  ...(['experiments', 'smart-goals', 'list-growth'] as const),
] satisfies ReportName[]);

/** All four worlds, and the one in which a report has something to say. @param ofMoney asked of costs, refunds and a plan. */
export function servedReports(ofMoney: readonly ReportName[]) {
  const [journeys, finance] = [servedJourneys(), servedFinance()];
  const [desk, content] = [servedDesk(), servedContent()];
  return (name: ReportName): FastifyInstance => {
    if (ofMoney.includes(name)) return finance.app;
    if (OF_DESK.has(name)) return desk.app;
    return OF_CONTENT.has(name) ? content.app : journeys.app;
  };
}

function servedLine(
  open: () => Promise<OpenWorld>,
  config: Parameters<typeof serve>[1],
): Pick<ServedWorld, 'app'> {
  let world: OpenWorld;
  let app: FastifyInstance;
  beforeAll(async () => {
    world = await open();
    app = await serve(() => world.warehouse.reader(), config);
  });
  afterAll(async () => {
    await app.close();
    await world.close();
  });
  return {
    get app() {
      return app;
    },
  };
}
