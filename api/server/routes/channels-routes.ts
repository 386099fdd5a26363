import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { isPermitted } from '../../auth/permissions.ts';
import {
  cellQuery,
  cellReport as cellSchema,
  channelsQuery,
  channelsReport as reportSchema,
} from '../../contract/channels.ts';
import { problemSchema } from '../../contract/problem.ts';
import { channelsCsv } from '../../export/channels-csv.ts';
import { MEASURES } from '../../metrics/measures.ts';
import { ProblemError } from '../../problems/problems.ts';
import { channelsReport } from '../../reports/channels/channels-report.ts';
import { cellReport, openedBy } from '../../reports/channels/rows/cell-report.ts';
import type { Answers, Origin } from '../answers.ts';
import { defaultPeriod } from '../default-period.ts';
import type { ApiOptions } from '../options.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
const CSV_TYPE = 'text/csv; charset=utf-8';
const PROBLEM = { default: problemSchema };

/** A misspelt parameter must not pass as a default: it would give another figure than was asked for. */
const strictChannelsQuery = z.strictObject(channelsQuery.shape);
const strictCellQuery = z.strictObject(cellQuery.shape);

/** `GET /reports/channels` and the rows behind its cells. */
export function channelsRoutes(options: ApiOptions, answers: Answers): FastifyPluginAsyncZod {
  const dated = defaultPeriod(answers, options.config.timezone);

  return async (app) => {
    app.get(
      '/reports/channels',
      {
        preHandler: dated,
        config: { permission: 'reports.channels.read' },
        schema: {
          summary: 'Which channel earns more than it costs',
          tags: ['reports'],
          querystring: strictChannelsQuery,
          response: { 200: reportSchema, ...PROBLEM },
        },
      },
      async (request, reply) => {
        const { query } = request;
        const { state, dataRange } = await answers.current(request, reply);
        const report = ({ reader }: Origin) =>
          channelsReport(reader, state, dataRange, query, options.config);
        if (query.format === 'json')
          return answers.send(request, reply, state, JSON_TYPE, async (from) =>
            JSON.stringify(await report(from)),
          );
        reply.header(
          'content-disposition',
          `attachment; filename="channels-${query.from}-${query.to}.csv"`,
        );
        return answers.send(request, reply, state, CSV_TYPE, async (from) =>
          channelsCsv(await report(from), query),
        );
      },
    );

    app.get(
      '/reports/channels/rows',
      {
        preHandler: dated,
        config: { permission: 'reports.channels.read' },
        schema: {
          summary: 'The rows behind one cell of the report',
          tags: ['reports'],
          querystring: strictCellQuery,
          response: { 200: cellSchema, ...PROBLEM },
        },
      },
      async (request, reply) => {
        const { query, principal } = request;
        const permission = MEASURES[openedBy(query)].permission;
        if (principal && !isPermitted(principal.role, permission))
          throw new ProblemError('not_permitted', {
            detail: `The role ${principal.role} has no permission ${permission}`,
          });
        const { state } = await answers.current(request, reply);
        return answers.send(request, reply, state, JSON_TYPE, async ({ reader }) =>
          JSON.stringify(await cellReport(reader, state, query, options.config)),
        );
      },
    );
  };
}
