import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import {
  costRequest,
  fileLook,
  filesQuery,
  importsResponse,
  mappingsResponse,
  readFileResponse,
} from '../../contract/files.ts';
import { startedOperation } from '../../contract/operations.ts';
import { ProblemError } from '../../problems/problems.ts';
import type { ApiOptions } from '../options.ts';
import { problems } from '../responses.ts';
import { able } from './able.ts';

const TAGS = { tags: ['imports'] };
const REFUSED = [
  ...(['parameters_invalid', 'body_invalid', 'body_too_slow', 'cross_site_refused'] as const),
  ...(['file_refused', 'import_unreadable', 'disk_low', 'log_unavailable', 'server_busy'] as const),
  'operation_unavailable',
] as const;

/** Files whose columns map themselves, costs by hand, and what was imported. */
export function filesRoutes({ ops = {} }: ApiOptions): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(uploads({ ops }));

    app.post(
      '/costs',
      {
        config: { permission: 'import' },
        schema: {
          operationId: 'addCost',
          ...TAGS,
          summary: 'Takes in a cost that no file tells; it is listed and undone as an import',
          body: costRequest,
          response: { 200: readFileResponse, ...problems(...REFUSED) },
        },
      },
      async (request) =>
        able(ops, 'addCost')(request.body, { author: request.principal?.name ?? '' }),
    );

    app.get(
      '/imports',
      {
        config: { permission: 'import' },
        schema: {
          operationId: 'listImports',
          ...TAGS,
          summary: 'What was imported, the newest first',
          response: { 200: importsResponse, ...problems('operation_unavailable') },
        },
      },
      async () => ({ rows: await able(ops, 'listImports')() }),
    );

    app.get(
      '/files/mappings',
      {
        config: { permission: 'import' },
        schema: {
          operationId: 'listFileMappings',
          ...TAGS,
          summary: 'Named mappings of columns',
          response: { 200: mappingsResponse, ...problems('operation_unavailable') },
        },
      },
      async () => ({ rows: await able(ops, 'listMappings')() }),
    );

    app.post(
      '/imports/:id/undo',
      {
        config: { permission: 'import' },
        schema: {
          operationId: 'undoImport',
          ...TAGS,
          summary: 'Starts to take the facts of an import out again',
          params: z.object({ id: z.uuid() }),
          response: {
            202: startedOperation,
            ...problems(
              'parameters_invalid',
              'cross_site_refused',
              'import_unknown',
              'import_not_undoable',
              'operation_unavailable',
            ),
          },
        },
      },
      async (request, reply) =>
        reply.code(202).send(await able(ops, 'startUndo')(request.params.id)),
    );
  };
}

/** In a scope of its own, where no body is parsed: a file of any type goes through as a stream. */
function uploads({ ops = {} }: Pick<ApiOptions, 'ops'>): FastifyPluginAsyncZod {
  return async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    app.post(
      '/files',
      {
        config: { permission: 'import' },
        bodyLimit: Number.MAX_SAFE_INTEGER,
        schema: {
          operationId: 'readFile',
          ...TAGS,
          summary: 'Reads a file by its headings and takes it in, or says how it would be read',
          querystring: filesQuery.strict(),
          consumes: ['application/octet-stream'],
          body: z.any().meta({ description: 'The content of the file, as it is' }),
          response: { 200: readFileResponse, ...problems(...REFUSED) },
        },
      },
      async (request) => {
        const { dry_run: isDryRun, ...asked } = request.query;
        return able(ops, 'readFile')({ ...asked, isDryRun, ...sentWith(request) });
      },
    );

    app.post(
      '/files/look',
      {
        config: { permission: 'import' },
        bodyLimit: Number.MAX_SAFE_INTEGER,
        schema: {
          operationId: 'lookAtFile',
          ...TAGS,
          summary: 'Says how a file would be read, or why it would not, and takes nothing in',
          querystring: filesQuery.omit({ dry_run: true }).strict(),
          consumes: ['application/octet-stream'],
          body: z.any().meta({ description: 'The content of the file, as it is' }),
          response: { 200: fileLook, ...problems(...REFUSED) },
        },
      },
      async (request) =>
        able(ops, 'lookAtFile')({ ...request.query, isDryRun: true, ...sentWith(request) }),
    );
  };
}

/** @throws ProblemError `body_invalid` where nothing was sent. */
function sentWith({ body, principal }: Pick<FastifyRequest, 'body' | 'principal'>) {
  if (!body)
    throw new ProblemError('body_invalid', {
      errors: [{ field: 'body', message: 'Expected the content of a file' }],
    });
  return { content: body as Readable, author: principal?.name ?? '' };
}
