import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { segmentName } from '../../contract/segment-term.ts';
import { savedSegment, segmentBody, segmentList, segmentSchema } from '../../contract/segments.ts';
import type { Condition } from '../../contract/where.ts';
import { listSegments, readSegment, shownSegment } from '../../segments/read-segments.ts';
import { saveSegment } from '../../segments/save-segment.ts';
import type { ApiOptions } from '../options.ts';
import { problems } from '../responses.ts';
import { able } from './able.ts';
import { freshReader } from './fresh-reader.ts';

const TAGS = { tags: ['segments'] };
const READS = ['parameters_invalid', 'figures_incomplete'] as const;
const WRITES = [
  ...READS,
  ...(['body_invalid', 'cross_site_refused', 'segment_not_visible', 'disk_low'] as const),
  ...(['log_unavailable', 'operation_unavailable'] as const),
] as const;
const SAVED = { 200: savedSegment, 201: savedSegment, 202: savedSegment };
const one = z.strictObject({ name: segmentName });

/** Saved sets of conditions by name: `segment=` stands for them wherever conditions are taken. */
export function segmentsRoutes(options: ApiOptions): FastifyPluginAsyncZod {
  const { ops = {} } = options;
  const from = freshReader(options);
  async function save(
    request: FastifyRequest,
    reply: FastifyReply,
    name: string,
    where: readonly Condition[] | null,
  ) {
    const append = able(ops, 'saveDocument');
    const author = request.principal?.name ?? '';
    const store = { append, reader: await from(request, reply), now: new Date(), author };
    const saved = await saveSegment(store, name, where);
    const isNew = saved.changed && saved.version === 1;
    return reply.code(saved.visible ? (isNew ? 201 : 200) : 202).send(saved);
  }

  return async (app) => {
    app.get(
      '/segments',
      {
        config: { permission: 'segments.read' },
        schema: {
          ...{ operationId: 'listSegments', summary: 'Every saved segment', ...TAGS },
          querystring: z.strictObject({}),
          response: { 200: segmentList, ...problems(...READS) },
        },
      },
      async (request, reply) => ({ segments: await listSegments(await from(request, reply)) }),
    );

    app.get(
      '/segments/:name',
      {
        config: { permission: 'segments.read' },
        schema: {
          ...{ operationId: 'readSegment', summary: 'A saved segment', ...TAGS, params: one },
          querystring: z.strictObject({}),
          response: { 200: segmentSchema, ...problems(...READS, 'segment_unknown') },
        },
      },
      async (request, reply) => {
        const { name } = request.params;
        return shownSegment(name, await readSegment(await from(request, reply), name));
      },
    );

    app.put(
      '/segments/:name',
      {
        config: { permission: 'segments.write' },
        schema: {
          operationId: 'saveSegment',
          summary:
            'Saves conditions under a name; answers once they can be used, or 202 once they are durable',
          ...TAGS,
          params: one,
          querystring: z.strictObject({}),
          body: segmentBody,
          response: { ...SAVED, ...problems(...WRITES) },
        },
      },
      async (request, reply) => save(request, reply, request.params.name, request.body.where),
    );

    app.delete(
      '/segments/:name',
      {
        config: { permission: 'segments.write' },
        schema: {
          ...{ operationId: 'deleteSegment', summary: 'Deletes a saved segment', ...TAGS },
          params: one,
          querystring: z.strictObject({}),
          response: { ...SAVED, ...problems(...WRITES, 'segment_unknown') },
        },
      },
      async (request, reply) => save(request, reply, request.params.name, null),
    );
  };
}
