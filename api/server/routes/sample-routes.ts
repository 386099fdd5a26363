import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { sampleRemoval, sampleStart } from '../../contract/sample.ts';
import type { ApiOptions } from '../options.ts';
import { problems } from '../responses.ts';
import { able } from './able.ts';

const TAGS = { tags: ['imports'] };
const CHANGES = ['cross_site_refused', 'log_unavailable', 'operation_unavailable'] as const;

/** A sample business beside one's own data, until it is taken out again. */
export function sampleRoutes({ ops = {} }: ApiOptions): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/sample',
      {
        config: { permission: 'import' },
        schema: {
          operationId: 'startSample',
          ...TAGS,
          summary: 'Takes a sample business in, as imports of an account of its own',
          response: { 200: sampleStart, ...problems(...CHANGES, 'disk_low', 'server_busy') },
        },
      },
      async (request) => able(ops, 'startSample')({ author: request.principal?.name ?? '' }),
    );

    app.post(
      '/sample/remove',
      {
        config: { permission: 'import' },
        schema: {
          operationId: 'removeSample',
          ...TAGS,
          summary: 'Starts to take the sample business out again',
          response: { 200: sampleRemoval, ...problems(...CHANGES, 'import_not_undoable') },
        },
      },
      async () => able(ops, 'removeSample')(),
    );
  };
}
