import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { readAudience } from '../../audiences/read-audience.ts';
import { audienceAnswer, audienceQuery } from '../../contract/audiences.ts';
import { readState } from '../../reports/state.ts';
import type { ApiOptions } from '../options.ts';
import { problems } from '../responses.ts';
import { freshReader } from './fresh-reader.ts';

/** Customers of a segment as hashed lists for ad platforms. */
export function audiencesRoute(options: ApiOptions): FastifyPluginAsyncZod {
  const from = freshReader(options);
  const rules = options.back?.consent ?? { neededIn: new Set<string>() };
  return async (app) => {
    app.get(
      '/audiences',
      {
        config: { permission: 'audiences.export' },
        schema: {
          operationId: 'writeAudience',
          summary:
            'Customers of a segment as a hashed list for an ad platform; whoever did not grant it is left out',
          tags: ['back'],
          querystring: audienceQuery,
          response: {
            200: audienceAnswer,
            ...problems('parameters_invalid', 'figures_incomplete'),
          },
        },
      },
      async (request, reply) => {
        const reader = await from(request, reply);
        const state = await readState(reader);
        return readAudience({ reader, state, dataRange: null }, request.query, rules);
      },
    );
  };
}
