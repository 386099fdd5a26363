import type { Readable } from 'node:stream';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import {
  importParameters,
  importProgress,
  importQuery,
  startedImport,
} from '../../contract/operations.ts';
import { ProblemError } from '../../problems/problems.ts';
import type { ApiOptions } from '../options.ts';
import { problems } from '../responses.ts';
import { able } from './able.ts';

const TAGS = { tags: ['imports'] };

/** Files of a source. In a scope of its own, where no body is parsed: a file of any type goes through as a stream. */
export function importsRoutes({ ops = {} }: ApiOptions): FastifyPluginAsyncZod {
  return async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));

    app.post(
      '/imports/:source',
      {
        config: { permission: 'import' },
        bodyLimit: Number.MAX_SAFE_INTEGER,
        schema: {
          operationId: 'startImport',
          ...TAGS,
          summary: 'Takes in a file of a source, or several; answers once they are durable',
          params: importParameters,
          querystring: importQuery.strict(),
          consumes: ['application/octet-stream'],
          body: z.any().meta({ description: 'The content of the file, as it is' }),
          response: {
            202: startedImport,
            ...problems(
              'parameters_invalid',
              'body_invalid',
              'body_too_slow',
              'cross_site_refused',
              'source_unknown',
              'import_unreadable',
              'disk_low',
              'log_unavailable',
              'server_busy',
              'operation_unavailable',
            ),
          },
        },
      },
      async (request, reply) => {
        if (!request.body)
          throw new ProblemError('body_invalid', {
            errors: [{ field: 'body', message: 'Expected the content of a file' }],
          });
        const { account, import_id: importId, files } = request.query;
        const content = request.body as Readable;
        const isFramed = files === 'framed';
        const start = able(ops, 'startImport');
        return reply
          .code(202)
          .send(await start({ ...request.params, account, importId, content, isFramed }));
      },
    );

    app.get(
      '/imports/:id',
      {
        config: { permission: 'import' },
        schema: {
          operationId: 'readImport',
          ...TAGS,
          summary: 'What an import brought so far, and whether reports show it',
          params: z.object({ id: z.string().max(64) }),
          response: { 200: importProgress, ...problems('import_unknown', 'operation_unavailable') },
        },
      },
      async (request) => {
        const progress = await able(ops, 'importProgress')(request.params.id);
        if (!progress) throw new ProblemError('import_unknown');
        return progress;
      },
    );
  };
}
