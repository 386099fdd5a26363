import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import helmet from '@fastify/helmet';
import serveFiles from '@fastify/static';
import type { ApiKey } from '@throughline/api/auth/api-key';
import { api } from '@throughline/api/server/api';
import { sha256 } from '@throughline/ingest/contract/ids';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/config.ts';
import { incompleteness } from '../operations/incomplete.ts';
import { lineOperations } from '../operations/ops.ts';
import type { Line } from './line.ts';

/** Addresses of pages beside `/`, as `dashboards/app.tsx` routes them. */
const PAGES = ['/analyst'];

/** Reports and operations under `/api`, and the pages. */
export async function serveApi(
  app: FastifyInstance,
  config: Config,
  line: Line,
  token: string,
): Promise<void> {
  await api(app, {
    reader: (asker) => line.warehouse.reader(asker),
    config: {
      currency: config.currency,
      timezone: config.timezone,
      customWeights: config.customWeights,
      lookbackDays: config.lookbackDays,
      halfLifeDays: config.halfLifeDays,
    },
    keys: apiKeys(config, token),
    incomplete: incompleteness(line),
    ops: lineOperations(line),
  });
  await app.register(pages);
}

/** Where keys are configured, commands on this machine come with the token of this process. */
export function apiKeys(
  { apiKeys: keys }: Pick<Config, 'apiKeys'>,
  token: string,
): readonly ApiKey[] {
  const own = { name: 'this machine', role: 'admin', sha256: sha256(token) } as const;
  return keys.length > 0 ? [...keys, own] : [];
}

/** The dashboards as they were built; everything they need comes from here. */
async function pages(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    strictTransportSecurity: false,
  });
  const root = join(
    dirname(createRequire(import.meta.url).resolve('@throughline/dashboards/package.json')),
    'dist',
  );
  await app.register(serveFiles, {
    root,
    cacheControl: false,
    setHeaders(reply, path) {
      // The names of assets hold a hash of their content; the page that names them does not.
      const asset = path.includes(`${sep}assets${sep}`);
      reply.setHeader('cache-control', asset ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  // Pages that the one document draws; opened directly, each has an address of its own.
  for (const address of PAGES) app.get(address, (_request, reply) => reply.sendFile('index.html'));
}
