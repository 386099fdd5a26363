import type { Readable } from 'node:stream';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import {
  badRowsQuery,
  badRowsResponse,
  importParameters,
  importQuery,
  importResponse,
  rebuildResponse,
  retryRequest,
  retryResponse,
} from '../../contract/operations.ts';
import { problemSchema } from '../../contract/problem.ts';
import { badRows } from '../../reports/bad-rows/bad-rows.ts';
import type { Ops } from '../ops.ts';
import type { ApiOptions } from '../options.ts';
import { ProblemError } from '../problems.ts';

const PROBLEM = { default: problemSchema };
const TAGS = { tags: ['operations'] };

/** What administrators do: look at bad rows and retry them, rebuild, import. */
export function operationsRoutes({ reader, ops = {} }: ApiOptions): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/bad-rows',
      {
        config: { permission: 'bad_rows.read' },
        schema: {
          ...TAGS,
          summary: 'Records that could not be read, with the reason and their bytes',
          querystring: badRowsQuery.strict(),
          response: { 200: badRowsResponse, ...PROBLEM },
        },
      },
      (request) => badRows(reader(), request.query),
    );

    app.post(
      '/bad-rows/retry',
      {
        config: { permission: 'bad_rows.retry' },
        schema: {
          ...TAGS,
          summary: 'Maps bad rows once more',
          body: retryRequest,
          response: { 200: retryResponse, ...PROBLEM },
        },
      },
      (request) => operation(ops, 'retry')(request.body ?? {}),
    );

    app.post(
      '/rebuild',
      {
        config: { permission: 'rebuild' },
        schema: {
          ...TAGS,
          summary: 'Derives everything anew from the facts',
          response: { 200: rebuildResponse, ...PROBLEM },
        },
      },
      () => operation(ops, 'rebuild')(),
    );

    await app.register(importRoute(ops));
  };
}

/** In a scope of its own, where no body is parsed: a file of any type goes through as a stream. */
function importRoute(ops: Ops): FastifyPluginAsyncZod {
  return async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    app.post(
      '/imports/:source',
      {
        config: { permission: 'import' },
        bodyLimit: Number.MAX_SAFE_INTEGER,
        schema: {
          ...TAGS,
          summary: 'Takes in a file of a source',
          params: importParameters,
          querystring: importQuery.strict(),
          response: { 200: importResponse, ...PROBLEM },
        },
      },
      (request) => {
        if (!request.body)
          throw new ProblemError('body_invalid', {
            errors: [{ field: 'body', message: 'Expected the content of a file' }],
          });
        return operation(
          ops,
          'importFile',
        )({ ...request.params, ...request.query, content: request.body as Readable });
      },
    );
  };
}

function operation<Name extends keyof Ops>(ops: Ops, name: Name): NonNullable<Ops[Name]> {
  const known = ops[name];
  if (!known) throw new ProblemError('operation_unavailable');
  return known.bind(ops) as NonNullable<Ops[Name]>;
}
