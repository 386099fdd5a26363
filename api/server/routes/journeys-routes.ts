import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import {
  journeysQuery,
  journeysReport as journeysSchema,
  lagsQuery,
  lagsReport as lagsSchema,
  overlapQuery,
  overlapReport as overlapSchema,
  pathsQuery,
  pathsReport as pathsSchema,
  journeyTimeline as timelineSchema,
} from '../../contract/journeys.ts';
import { problemSchema } from '../../contract/problem.ts';
import { arrow, type ReportTable } from '../../export/arrow.ts';
import { tableCsv } from '../../export/journeys-csv.ts';
import { journeysTable } from '../../export/journeys-table.ts';
import { lagsTable } from '../../export/lags-table.ts';
import { overlapTable } from '../../export/overlap-table.ts';
import { pathsTable } from '../../export/paths-table.ts';
import type { Source } from '../../reports/journey-filter.ts';
import { journeyTimeline } from '../../reports/journeys/journey-timeline.ts';
import { journeysReport } from '../../reports/journeys/journeys-report.ts';
import { lagsReport } from '../../reports/lags/lags-report.ts';
import { overlapReport } from '../../reports/overlap/overlap-report.ts';
import { pathsReport } from '../../reports/paths/paths-report.ts';
import type { Answers } from '../answers.ts';
import { defaultPeriod } from '../default-period.ts';
import type { ApiOptions } from '../options.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
const FILES = {
  csv: { type: 'text/csv; charset=utf-8', extension: 'csv', write: tableCsv },
  arrow: { type: 'application/vnd.apache.arrow.stream', extension: 'arrows', write: arrow },
} as const;
const PROBLEM = { default: problemSchema };
const TAGS = { tags: ['reports'] };

/** A misspelt parameter must not pass as a default: it would give another figure than was asked for. */
const strict = {
  paths: z.strictObject(pathsQuery.shape),
  lags: z.strictObject(lagsQuery.shape),
  overlap: z.strictObject(overlapQuery.shape),
  journeys: z.strictObject(journeysQuery.shape),
};

interface Asked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly format: 'json' | keyof typeof FILES;
}

/** How conversions come about: `GET /reports/paths`, `lags`, `overlap`, `journeys` and one journey. */
export function journeysRoutes({ config }: ApiOptions, answers: Answers): FastifyPluginAsyncZod {
  /** Sends a report in the format that was asked for. */
  async function send<Report>(
    request: FastifyRequest,
    reply: FastifyReply,
    name: string,
    { from, to, format }: Asked,
    report: (source: Source) => Promise<Report>,
    table: (report: Report) => ReportTable,
  ): Promise<FastifyReply> {
    const source = await answers.current(request, reply);
    if (format === 'json')
      return answers.send(request, reply, source.state, JSON_TYPE, async (from) =>
        JSON.stringify(await report({ ...source, ...from })),
      );
    const { type, extension, write } = FILES[format];
    reply.header(
      'content-disposition',
      `attachment; filename="${name}-${from}-${to}.${extension}"`,
    );
    return answers.send(request, reply, source.state, type, async (from) =>
      write(table(await report({ ...source, ...from }))),
    );
  }

  const dated = defaultPeriod(answers, config.timezone);

  return async (app) => {
    app.get(
      '/reports/paths',
      {
        preHandler: dated,
        config: { permission: 'reports.paths.read' },
        schema: {
          ...TAGS,
          summary: 'Which ways lead to conversions',
          querystring: strict.paths,
          response: { 200: pathsSchema, ...PROBLEM },
        },
      },
      async (request, reply) => {
        const { query } = request;
        const report = (source: Source) => pathsReport(source, query, config);
        return send(request, reply, 'paths', query, report, pathsTable);
      },
    );

    app.get(
      '/reports/lags',
      {
        preHandler: dated,
        config: { permission: 'reports.lags.read' },
        schema: {
          ...TAGS,
          summary: 'How long and how many touches it takes',
          querystring: strict.lags,
          response: { 200: lagsSchema, ...PROBLEM },
        },
      },
      async (request, reply) => {
        const { query } = request;
        const report = (source: Source) => lagsReport(source, query, config);
        return send(request, reply, 'lags', query, report, lagsTable);
      },
    );

    app.get(
      '/reports/overlap',
      {
        preHandler: dated,
        config: { permission: 'reports.overlap.read' },
        schema: {
          ...TAGS,
          summary: 'Which channels work together',
          querystring: strict.overlap,
          response: { 200: overlapSchema, ...PROBLEM },
        },
      },
      async (request, reply) => {
        const { query } = request;
        const report = (source: Source) => overlapReport(source, query, config);
        return send(request, reply, 'overlap', query, report, overlapTable);
      },
    );

    app.get(
      '/reports/journeys',
      {
        preHandler: dated,
        config: { permission: 'reports.journeys.read' },
        schema: {
          ...TAGS,
          summary: 'The conversions behind a figure',
          querystring: strict.journeys,
          response: { 200: journeysSchema, ...PROBLEM },
        },
      },
      async (request, reply) => {
        const { query } = request;
        const report = (source: Source) => journeysReport(source, query, config);
        return send(request, reply, 'journeys', query, report, journeysTable);
      },
    );

    app.get(
      '/reports/journeys/:conversion',
      {
        config: { permission: 'reports.journeys.read' },
        schema: {
          ...TAGS,
          summary: 'One conversion: its touches, their evidence and their credit under every rule',
          params: z.object({ conversion: z.string().max(64) }),
          querystring: z.strictObject({}),
          response: { 200: timelineSchema, ...PROBLEM },
        },
      },
      async (request, reply) => {
        const { state } = await answers.current(request, reply);
        const { conversion } = request.params;
        return answers.send(request, reply, state, JSON_TYPE, async ({ reader }) =>
          JSON.stringify(await journeyTimeline(reader, state, conversion, config)),
        );
      },
    );
  };
}
