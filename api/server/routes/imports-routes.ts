import type { Readable } from 'node:stream';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import {
  importParameters,
  importProgress,
  importQuery,
  startedImport,
} from '../../contract/operations.ts';
import { problemSchema } from '../../contract/problem.ts';
import { ProblemError } from '../../problems/problems.ts';
import type { ApiOptions } from '../options.ts';
import { able } from './able.ts';

const PROBLEM = { default: problemSchema };
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
          ...TAGS,
          summary: 'Takes in a file of a source, or several; answers once they are durable',
          params: importParameters,
          querystring: importQuery.strict(),
          response: { 202: startedImport, ...PROBLEM },
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
          ...TAGS,
          summary: 'What an import brought so far, and whether reports show it',
          params: z.object({ id: z.string().max(64) }),
          response: { 200: importProgress, ...PROBLEM },
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
