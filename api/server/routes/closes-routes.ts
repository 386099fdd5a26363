import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { dayIn, closeMonth as freezeMonth } from '../../closes/close-month.ts';
import { exportChunks } from '../../closes/export-close.ts';
import { nextClose } from '../../closes/next-close.ts';
import { closeHeadOf } from '../../closes/stored/close-head.ts';
import { readCloses, type StoredClose } from '../../closes/stored/read-closes.ts';
import { statementOf } from '../../closes/stored/statement-of.ts';
import { verifyCloses } from '../../closes/verify-closes.ts';
import {
  closeDetail,
  closeExport,
  closeList,
  closeMonth,
  closeVerification,
  newClose,
} from '../../contract/closes.ts';
import { ProblemError } from '../../problems/problems.ts';
import { fetchArrived } from '../../reports/finance/arrived.ts';
import { readDataRange, readState } from '../../reports/state.ts';
import type { ApiOptions } from '../options.ts';
import { problems } from '../responses.ts';
import { able } from './able.ts';
import { freshReader } from './fresh-reader.ts';

const TAGS = { tags: ['closes'] };
const READS = ['parameters_invalid', 'figures_incomplete'] as const;
const one = z.strictObject({ month: closeMonth });
const nothing = z.strictObject({});

/** Closed months: listed, closed, read, checked and handed on. What is closed never changes. */
export function closesRoutes(options: ApiOptions): FastifyPluginAsyncZod {
  const { config, ops = {} } = options;
  const from = freshReader(options);
  async function published(request: FastifyRequest, reply: FastifyReply) {
    const read = await from(request, reply);
    const state = await readState(read);
    return { reader: read, state, dataRange: state && (await readDataRange(read, state)) };
  }

  return async (app) => {
    app.get(
      '/closes',
      {
        config: { permission: 'closes.read' },
        schema: {
          ...{ operationId: 'listCloses', ...TAGS },
          summary: 'Every closed month, the oldest first, and the month that can be closed next',
          querystring: nothing,
          response: { 200: closeList, ...problems(...READS) },
        },
      },
      async (request, reply) => {
        const current = await published(request, reply);
        const [closes, { dataCompleteTo }] = await Promise.all([
          readCloses(current.reader),
          fetchArrived(current, config.timezone),
        ]);
        return {
          closes: closes.flatMap((close) => {
            const statement = statementOf(close);
            return statement ? [closeHeadOf(statement, close)] : [];
          }),
          next: nextClose({
            closed: closes.map(({ month }) => month),
            ...{ dataCompleteTo, firstDay: current.dataRange?.from ?? null },
            today: dayIn(config.timezone, new Date()),
          }),
        };
      },
    );

    app.post(
      '/closes',
      {
        config: { permission: 'closes.write' },
        schema: {
          ...{ operationId: 'closeMonth', ...TAGS },
          summary:
            'Closes a month: freezes its figures and every fact behind them, and signs both; 202 once it is durable and not readable yet',
          querystring: nothing,
          body: newClose,
          response: {
            ...{ 201: closeDetail, 202: closeDetail },
            ...problems(
              ...READS,
              'body_invalid',
              'cross_site_refused',
              'close_exists',
              'close_out_of_order',
              'close_month_open',
              'close_data_incomplete',
              'close_not_visible',
              'close_key_unreadable',
              'disk_low',
              'log_unavailable',
              'operation_unavailable',
            ),
          },
        },
      },
      async (request, reply) => {
        const append = able(ops, 'saveDocument');
        const key = await able(ops, 'closeKey')();
        const close = await freezeMonth(
          {
            ...{ published: await published(request, reply), config, key, append },
            ...{ author: request.principal?.name ?? '', now: new Date() },
            newId: randomUUID,
          },
          request.body.month,
        );
        return reply.code(close.visible ? 201 : 202).send(close);
      },
    );

    app.get(
      '/closes/verify',
      {
        config: { permission: 'closes.read' },
        schema: {
          ...{ operationId: 'verifyCloses', ...TAGS },
          summary: 'Whether hashes, chain, signatures and facts of all closes hold',
          querystring: nothing,
          response: { 200: closeVerification, ...problems(...READS) },
        },
      },
      async (request, reply) => verifyCloses(await from(request, reply)),
    );

    app.get(
      '/closes/:month',
      {
        config: { permission: 'closes.read' },
        schema: {
          ...{ operationId: 'readClose', ...TAGS },
          summary: 'What was frozen of a month: figures, versions, hash and signature',
          params: one,
          querystring: nothing,
          response: { 200: closeDetail, ...problems(...READS, 'close_unknown') },
        },
      },
      async (request, reply) => {
        const { close } = found(await readCloses(await from(request, reply)), request.params.month);
        const statement = statementOf(close);
        if (!statement) throw unknownClose(close.month, 'What is stored as its close is none.');
        const { signature } = close;
        return { ...closeHeadOf(statement, close), statement, signature, visible: true };
      },
    );

    app.get(
      '/closes/:month/verify',
      {
        config: { permission: 'closes.read' },
        schema: {
          ...{ operationId: 'verifyClose', ...TAGS },
          summary: 'The same of one month, with the chain that it stands on',
          params: one,
          querystring: nothing,
          response: { 200: closeVerification, ...problems(...READS, 'close_unknown') },
        },
      },
      async (request, reply) => {
        const { month } = request.params;
        const read = await from(request, reply);
        found(await readCloses(read), month);
        return verifyCloses(read, month);
      },
    );

    app.get(
      '/closes/:month/export',
      {
        config: { permission: 'closes.read' },
        schema: {
          ...{ operationId: 'exportClose', ...TAGS },
          summary:
            'A file that can be checked without this installation: the chain up to a month, and its facts',
          params: one,
          querystring: nothing,
          response: {
            200: {
              description: 'The file',
              content: { 'application/json': { schema: closeExport } },
            },
            ...problems(...READS, 'close_unknown'),
          },
        },
      },
      async (request, reply) => {
        const { month } = request.params;
        const read = await from(request, reply);
        const { chain } = found(await readCloses(read), month);
        reply.header('content-disposition', `attachment; filename="close-${month}.json"`);
        // Written as it is read, so that no month is too large; the serializer is passed by.
        const file = Readable.from(exportChunks(read, month, chain));
        return reply.type('application/json').send(file as unknown as z.infer<typeof closeExport>);
      },
    );
  };
}

/** The close of a month, and all up to it. */
function found(closes: readonly StoredClose[], month: string) {
  const at = closes.findIndex((close) => close.month === month);
  const close = closes[at];
  if (!close)
    throw unknownClose(
      month,
      'throughline close list, or GET /api/v1/closes, names the months that are closed.',
    );
  return { close, chain: closes.slice(0, at + 1) };
}

function unknownClose(month: string, what: string): ProblemError {
  return new ProblemError('close_unknown', { detail: `There is no close of ${month}. ${what}` });
}
