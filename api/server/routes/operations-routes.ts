import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import {
  badRowGroups as badRowGroupsResponse,
  badRowsQuery,
  badRowsResponse,
  configuredSources,
  eraseRequest,
  operationState,
  replayRequest,
  retainRequest,
  retryRequest,
  retryResponse,
  startedOperation,
} from '../../contract/operations.ts';
import { ProblemError } from '../../problems/problems.ts';
import { badRowGroups } from '../../reports/bad-rows/bad-row-groups.ts';
import { badRows } from '../../reports/bad-rows/bad-rows.ts';
import { clientSignal, principalOf } from '../asker.ts';
import type { ApiOptions } from '../options.ts';
import { problems } from '../responses.ts';
import { able } from './able.ts';

const TAGS = { tags: ['operations'] };

/** What administrators do: look at bad rows and retry them, rebuild, replay. */
export function operationsRoutes({ reader, ops = {} }: ApiOptions): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/bad-rows',
      {
        config: { permission: 'bad_rows.read' },
        schema: {
          operationId: 'listBadRows',
          ...TAGS,
          summary: 'Records that could not be read, with the reason and their bytes',
          querystring: badRowsQuery.strict(),
          response: { 200: badRowsResponse, ...problems('parameters_invalid') },
        },
      },
      (request, reply) =>
        badRows(
          reader({ signal: clientSignal(reply), principal: principalOf(request) }),
          request.query,
        ),
    );

    app.get(
      '/sources',
      {
        config: { permission: 'sources.read' },
        schema: {
          operationId: 'listSources',
          ...TAGS,
          summary:
            'Configured accounts with their addresses, whether secrets are set, and what came last',
          querystring: z.strictObject({}),
          response: {
            200: configuredSources,
            ...problems('parameters_invalid', 'operation_unavailable'),
          },
        },
      },
      async (_request, reply) => {
        reply.header('cache-control', 'no-store');
        return { sources: await able(ops, 'listSources')() };
      },
    );

    app.get(
      '/bad-rows/groups',
      {
        config: { permission: 'bad_rows.read' },
        schema: {
          operationId: 'listBadRowGroups',
          ...TAGS,
          summary: 'Records that could not be read, together by their reason',
          querystring: z.strictObject({}),
          response: { 200: badRowGroupsResponse, ...problems('parameters_invalid') },
        },
      },
      (request, reply) => {
        reply.header('cache-control', 'no-store');
        return badRowGroups(
          reader({ signal: clientSignal(reply), principal: principalOf(request) }),
        );
      },
    );

    app.post(
      '/bad-rows/retry',
      {
        config: { permission: 'bad_rows.retry' },
        schema: {
          operationId: 'retryBadRows',
          ...TAGS,
          summary: 'Maps bad rows once more',
          body: retryRequest,
          response: {
            200: retryResponse,
            ...problems('body_invalid', 'operation_unavailable', 'cross_site_refused'),
          },
        },
      },
      (request) => able(ops, 'retry')(request.body ?? {}),
    );

    app.post(
      '/rebuild',
      {
        config: { permission: 'rebuild' },
        schema: {
          operationId: 'startRebuild',
          ...TAGS,
          summary: 'Starts to derive everything anew from the facts',
          response: {
            202: startedOperation,
            ...problems('operation_unavailable', 'cross_site_refused'),
          },
        },
      },
      async (_request, reply) => reply.code(202).send(await able(ops, 'startRebuild')()),
    );

    app.post(
      '/replay',
      {
        config: { permission: 'replay' },
        schema: {
          operationId: 'startReplay',
          ...TAGS,
          summary: 'Starts to read a range of the log again, through today’s mapping',
          body: replayRequest,
          response: {
            202: startedOperation,
            ...problems('body_invalid', 'operation_unavailable', 'cross_site_refused'),
          },
        },
      },
      async (request, reply) =>
        reply.code(202).send(await able(ops, 'startReplay')(request.body ?? {})),
    );

    app.post(
      '/erasures',
      {
        config: { permission: 'erase' },
        schema: {
          operationId: 'startErasure',
          ...TAGS,
          summary: 'Starts to remove a person; the operation answers with the proof',
          body: eraseRequest,
          response: {
            202: startedOperation,
            ...problems(
              'body_invalid',
              'identifier_invalid',
              'person_unknown',
              'identifier_shared',
              'operation_unavailable',
              'cross_site_refused',
            ),
          },
        },
      },
      async (request, reply) => reply.code(202).send(await able(ops, 'startErase')(request.body)),
    );

    app.post(
      '/retention',
      {
        config: { permission: 'retain' },
        schema: {
          operationId: 'startRetention',
          ...TAGS,
          summary: 'Starts to let everything expire whose time has come',
          body: retainRequest,
          response: {
            202: startedOperation,
            ...problems('body_invalid', 'operation_unavailable', 'cross_site_refused'),
          },
        },
      },
      async ({ body }, reply) =>
        reply.code(202).send(await able(ops, 'startRetain')(body ?? { dry_run: false })),
    );

    app.get(
      '/operations/:id',
      {
        config: { permission: 'rebuild' },
        schema: {
          operationId: 'readOperation',
          ...TAGS,
          summary: 'How far an operation has come',
          params: z.object({ id: z.string().max(64) }),
          response: {
            200: operationState,
            ...problems('operation_unknown', 'operation_unavailable'),
          },
        },
      },
      async (request) => {
        const state = await able(ops, 'operation')(request.params.id);
        if (!state) throw new ProblemError('operation_unknown');
        return state;
      },
    );
  };
}
