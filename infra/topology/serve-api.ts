import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve, sep } from 'node:path';
import helmet from '@fastify/helmet';
import serveFiles from '@fastify/static';
import type { ApiKey } from '@throughline/api/auth/api-key';
import type { FailedKeys } from '@throughline/api/auth/failed-keys';
import { api } from '@throughline/api/server/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Config, identityRules } from '../config/config.ts';
import type { Edge } from '../http/edge.ts';
import type { Line } from '../line/line.ts';
import { CLOSE_KEY_FILE, type CloseKeyPlace } from '../operations/close-key.ts';
import { incompleteness } from '../operations/incomplete.ts';
import { classificationOf, namingRules } from '../operations/links/naming-rules.ts';
import { shortLinks } from '../operations/links/short-links.ts';
import { lineOperations } from '../operations/ops.ts';
import { targetsOf } from '../operations/way-back/targets.ts';

/** Reports and operations under `/api`, and the pages. */
export async function serveApi(
  edge: Edge,
  config: Config,
  line: Line,
  asked: { readonly keys: readonly ApiKey[]; readonly failedKeys: FailedKeys },
): Promise<void> {
  const { app } = edge;
  await api(app, {
    reader: (asker) => line.warehouse.reader(asker),
    config: {
      currency: config.currency,
      timezone: config.timezone,
      customWeights: config.customWeights,
      lookbackDays: config.lookbackDays,
      halfLifeDays: config.halfLifeDays,
      vatRate: config.vatRate,
      agencyFee: config.agencyFee,
      rateDays: config.rates.maxAgeDays,
      channelSettings: { rules: config.channels.rules, sites: config.sites },
      goalNames: config.goals.map(({ name }) => name),
      brandTerms: config.search.brandTerms,
      partners: config.partners,
      experiments: config.experiments,
    },
    ...asked,
    incomplete: incompleteness(line),
    ops: lineOperations(line, identityRules(config), closeKeyPlace(config), {
      timezone: config.timezone,
      back: config.back,
      currency: config.currency,
    }),
    links: {
      rules: namingRules(config.links),
      address: config.links.address,
      classification: classificationOf(config),
    },
    back: {
      targets: targetsOf(config.back),
      consent: {
        neededIn: new Set(config.back.consentNeededIn),
        homeCountry: config.back.homeCountry,
      },
    },
  });
  await app.register(shortLinks, { line });
  await app.register(pages, edge);
}

function closeKeyPlace({ closing: { keyFile }, dataDir }: Config): CloseKeyPlace {
  return keyFile === undefined
    ? { path: resolve(dataDir, CLOSE_KEY_FILE), mayMake: true }
    : { path: resolve(keyFile), mayMake: false };
}

/** The dashboards as they were built; everything they need comes from here. */
async function pages(app: FastifyInstance, { notFound }: Pick<Edge, 'notFound'>): Promise<void> {
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
    preCompressed: true,
    setHeaders(reply, path) {
      // The names of assets hold a hash of their content; the page that names them does not.
      const asset = path.includes(`${sep}assets${sep}`);
      reply.setHeader('cache-control', asset ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  // Pages that the one document draws; opened directly, each has an address of its own.
  for (const address of await addressesOf(root))
    app.get(address, (_request, reply) => reply.sendFile('index.html'));
  // The document says what is not found in its own words; a program is told in its own.
  app.setNotFoundHandler(async (request, reply) => {
    if (!isOfBrowser(request)) return notFound(request, reply);
    return reply
      .code(404)
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(await readFile(join(root, 'index.html')));
  });
}

/** The addresses that the build of the pages wrote down; pages that were never built have none but the home address. */
async function addressesOf(root: string): Promise<readonly string[]> {
  const written = await readFile(join(root, 'pages.json'), 'utf8').catch(() => '["/"]');
  return JSON.parse(written) as readonly string[];
}

const OTHERS = /^\/(api|collect|l|mp|debug|metrics|health|assets)(\/|$)/;

/** Someone who opens an address of a page, rather than a program or a part of a page. */
function isOfBrowser({ method, url, headers }: FastifyRequest): boolean {
  const wantsPage = /\btext\/html\b/.test(headers.accept ?? '');
  return (method === 'GET' || method === 'HEAD') && wantsPage && !OTHERS.test(url);
}
