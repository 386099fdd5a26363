import { randomUUID } from 'node:crypto';
import { ImportError } from '@throughline/ingest/importing/import-error';
import { LogUnavailable } from '@throughline/ingest/log/event-log';
import { WarehouseUnavailable } from '@throughline/transform/warehouse/warehouse';
import type { FastifyInstance, FastifyReply } from 'fastify';
import * as z from 'zod';
import type { Line } from '../topology/line.ts';
import { listBadRows, retryBadRows } from './bad-rows.ts';
import { importProgress, startImport } from './imports.ts';
import { OPERATION_PROBLEMS, type OperationProblem } from './problems.ts';

const importQuery = z.object({
  account: z
    .string()
    .regex(/^[\w.-]{1,128}$/)
    .default('default'),
  import_id: z.uuid().optional(),
});
const badRowsQuery = z.object({
  status: z.enum(['open', 'retried', 'all']).default('open'),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  offset: z.coerce.number().int().min(0).default(0),
});
const retryBody = z.object({ ids: z.array(z.uuid()).max(10_000).optional() }).nullish();

interface Operation {
  state: 'running' | 'done' | 'failed';
  progress: number;
  error?: string;
}

/** Routes that change or inspect the line itself; their caller has to be an administrator. */
export async function operations(app: FastifyInstance, { line }: { line: Line }): Promise<void> {
  const running = new Map<string, Operation>();
  app.addContentTypeParser(
    ['application/octet-stream', 'text/plain', 'application/x-ndjson', 'text/csv'],
    (_request, payload, done) => done(null, payload),
  );
  app.setErrorHandler((error, _request, reply) => sendError(reply, error));

  app.post<{ Params: { source: string } }>(
    '/api/v1/imports/:source',
    { bodyLimit: Number.MAX_SAFE_INTEGER },
    async (request, reply) => {
      const source = line.sources.find(({ name }) => name === request.params.source);
      if (!source) {
        const known = line.sources.map(({ name }) => name).join(', ');
        return problem(
          reply,
          'source_unknown',
          `There is no source ${request.params.source}; known are ${known}.`,
        );
      }
      const query = importQuery.parse(request.query);
      const content = (request.body ?? []) as AsyncIterable<Uint8Array>;
      const started = await startImport(line, source, query.account, content, query.import_id);
      return reply.code(202).send(started);
    },
  );

  app.get<{ Params: { id: string } }>('/api/v1/imports/:id', async (request, reply) => {
    const progress = await importProgress(line, request.params.id);
    return progress ?? problem(reply, 'import_unknown');
  });

  app.post('/api/v1/rebuild', async (_request, reply) => {
    const id = randomUUID();
    const operation: Operation = { state: 'running', progress: 0 };
    running.set(id, operation);
    line.deriver
      .rebuild((done) => {
        operation.progress = done;
      })
      .then(() => Object.assign(operation, { state: 'done', progress: 1 }))
      .catch((error) => Object.assign(operation, { state: 'failed', error: String(error) }));
    return reply.code(202).send({ operation: id });
  });

  app.get<{ Params: { id: string } }>('/api/v1/operations/:id', async (request, reply) => {
    return running.get(request.params.id) ?? problem(reply, 'operation_unknown');
  });

  app.get('/api/v1/bad-rows', async (request) =>
    listBadRows(line, badRowsQuery.parse(request.query)),
  );

  app.post('/api/v1/bad-rows/retry', async (request) => {
    const { ids } = retryBody.parse(request.body) ?? {};
    return retryBadRows(line, ids);
  });
}

function sendError(reply: FastifyReply, error: unknown) {
  if (error instanceof ImportError) return problem(reply, error.code, error.message);
  if (error instanceof z.ZodError) return problem(reply, 'query_invalid', z.prettifyError(error));
  if (error instanceof LogUnavailable)
    return problem(reply.header('retry-after', 5), 'log_unavailable', error.message);
  if (error instanceof WarehouseUnavailable)
    return problem(reply.header('retry-after', 5), 'warehouse_unavailable', error.message);
  reply.log.error(error);
  return problem(reply, 'internal');
}

function problem(reply: FastifyReply, code: OperationProblem, detail?: string) {
  const { status, title } = OPERATION_PROBLEMS[code];
  return reply
    .code(status)
    .type('application/problem+json')
    .send({
      type: `urn:throughline:problem:${code}`,
      title,
      status,
      code,
      ...(detail && { detail }),
    });
}
