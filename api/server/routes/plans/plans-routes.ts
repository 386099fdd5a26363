import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { ApiOptions } from '../../options.ts';
import { planMakes } from './make-routes.ts';
import { optimiseRoute } from './optimise-route.ts';
import { planDesk, XLSX } from './plan-desk.ts';
import { planReads } from './read-routes.ts';
import { riskRoute } from './risk-route.ts';
import { planWrites } from './write-routes.ts';

/** Media plans: read, written version by version, approved, locked, and computed. */
export function plansRoutes(options: ApiOptions): FastifyPluginAsyncZod {
  const desk = planDesk(options);
  return async (app) => {
    // A workbook that is uploaded as it is, is the same request as one in JSON.
    app.addContentTypeParser(XLSX, { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, { xlsx: (body as Buffer).toString('base64') }),
    );
    for (const routes of [planReads, planWrites, planMakes, riskRoute, optimiseRoute])
      await app.register(routes(desk));
  };
}
