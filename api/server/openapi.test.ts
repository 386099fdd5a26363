import { createHash } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORMATS } from '../contract/formats.ts';
import { CONTRACTS } from '../contract/reports/index.ts';
import { api } from './api.ts';
import { reportOperation, schemaName } from './operation-ids.ts';

interface Answer {
  readonly content?: Readonly<
    Record<string, { readonly schema: Readonly<Record<string, unknown>> }>
  >;
}

interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly parameters?: readonly { readonly name: string; readonly description?: string }[];
  readonly responses: Readonly<Record<string, Answer>>;
}

interface Document {
  readonly security: readonly unknown[];
  readonly info: { readonly version: string };
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const CONFIG = {
  ...{ currency: 'EUR', timezone: 'Europe/Berlin' },
  ...{ customWeights: [40, 20, 40], lookbackDays: 90, halfLifeDays: 7 },
};
const KEY = 'key-of-an-analyst';
const KEYS = [
  {
    ...{ name: 'ana', role: 'analyst' as const },
    sha256: createHash('sha256').update(KEY).digest('hex'),
  },
];
const HOLDER = { authorization: `Bearer ${KEY}` };

let open: FastifyInstance;
let guarded: FastifyInstance;
let document: Document;

async function serve(keys: typeof KEYS): Promise<FastifyInstance> {
  const app = Fastify();
  const reader = () => {
    throw new Error('Nothing is read here.');
  };
  await api(app, { reader, config: CONFIG, keys });
  await app.ready();
  return app;
}

beforeAll(async () => {
  [open, guarded] = await Promise.all([serve([]), serve(KEYS)]);
  document = (await open.inject('/api/openapi.json')).json();
});
afterAll(() => Promise.all([open.close(), guarded.close()]));

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.values(methods).map((operation) => ({ path, ...operation })),
  );

describe('the description of the API', () => {
  it('names every operation once, and describes each parameter of a report', () => {
    const ids = operations().map(({ operationId }) => operationId);
    expect(ids).not.toContain(undefined);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, parameters = [] } of operations())
      for (const { name, description } of parameters)
        if (path.includes('/reports/') && !path.endsWith('/rows'))
          expect([path, name, Boolean(description)]).toEqual([path, name, true]);
  });

  it.each(Object.values(CONTRACTS))(
    'has everything that $name is written in',
    ({ name, query, question }) => {
      const operation = document.paths[`/api/v1/reports/${name}`]!.get!;
      expect(operation).toMatchObject({ operationId: reportOperation(name), summary: question.en });
      expect(operation.parameters!.map((parameter) => parameter.name)).toEqual(
        Object.keys(query.shape),
      );
      const { content = {} } = operation.responses['200']!;
      expect(Object.keys(content).sort()).toEqual(
        Object.values(FORMATS)
          .map(({ type }) => type.split(';')[0])
          .sort(),
      );
      expect(content['application/json']!.schema).toEqual({
        $ref: `#/components/schemas/${schemaName(name)}`,
      });
    },
  );

  it('says which parameters may be repeated', () => {
    const parameters = document.paths['/api/v1/reports/explore']!.get!.parameters!;
    expect(parameters.find(({ name }) => name === 'where')).toMatchObject({
      schema: { type: 'array', items: { type: 'string' }, maxItems: 8 },
    });
  });

  it('says which problems an address has, as problem details', () => {
    for (const { path, responses } of operations()) {
      const failures = Object.entries(responses).filter(([status]) => Number(status) >= 400);
      expect([path, failures.length >= 4]).toEqual([path, true]);
      for (const [status, { content = {} }] of failures)
        expect([path, status, Object.keys(content)]).toEqual([
          ...[path, status, ['application/problem+json']],
        ]);
    }
  });

  it('refers to nothing that it does not hold', () => {
    const text = JSON.stringify(document);
    const named = new Set(
      [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name!),
    );
    expect(named.size).toBeGreaterThan(10);
    for (const name of named) expect(document.components.schemas).toHaveProperty(name);
    // A tuple is written as JSON Schema 2020-12 has it.
    expect(text).not.toContain('"items":[');
  });

  it('asks for a key where there are keys', async () => {
    expect(document.security).toEqual([]);
    const reply = await guarded.inject({ url: '/api/openapi.json', headers: HOLDER });
    expect((reply.json() as Document).security).toEqual([{ key: [] }]);
  });
});

describe('its page', () => {
  it('comes from here alone, with all that it loads', async () => {
    const page = await open.inject('/api/docs');
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toContain('text/html');
    const addresses = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url!);
    expect(addresses.length).toBeGreaterThan(3);
    for (const address of addresses) {
      expect(address).not.toMatch(/^(https?:)?\/\//);
      const { statusCode } = await open.inject(
        new URL(address, 'http://localhost/api/docs').pathname,
      );
      expect([address, statusCode]).toEqual([address, 200]);
    }
  });

  it('is for those who may read the description', async () => {
    for (const url of ['/api/docs', '/api/docs/static/swagger-ui-bundle.js'])
      expect([url, (await guarded.inject(url)).statusCode]).toEqual([url, 401]);
    expect((await guarded.inject({ url: '/api/docs', headers: HOLDER })).statusCode).toBe(200);
    expect((await open.inject('/api/docs/json')).json()).toEqual(document);
  });

  it('lets a browser ask for the key, which no other address takes that way', async () => {
    const headers = { authorization: `Basic ${Buffer.from(`ana:${KEY}`).toString('base64')}` };
    expect((await guarded.inject('/api/docs')).headers['www-authenticate']).toMatch(/^Basic /);
    expect((await guarded.inject({ url: '/api/docs', headers })).statusCode).toBe(200);
    for (const url of ['/api/openapi.json', '/api/v1/metrics'])
      expect([url, (await guarded.inject({ url, headers })).statusCode]).toEqual([url, 401]);
  });
});
