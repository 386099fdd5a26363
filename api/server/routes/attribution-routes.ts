import { MODEL_CARDS } from '@throughline/transform/attribution/cards/cards';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import {
  type AttributionReport,
  type AttributionRequest,
  attributionQuery,
  keepRequest,
  keptRunSchema,
  keptRuns,
  modelCards,
  attributionReport as reportSchema,
} from '../../contract/attribution.ts';
import { problemSchema } from '../../contract/problem.ts';
import { arrow } from '../../export/arrow.ts';
import { attributionTable } from '../../export/attribution-table.ts';
import { tableCsv } from '../../export/journeys-csv.ts';
import { ProblemError } from '../../problems/problems.ts';
import {
  attributionReport,
  currentFingerprint,
} from '../../reports/attribution/attribution-report.ts';
import {
  findRun,
  isCurrent,
  keptRun,
  listRuns,
  newRun,
  questionOf,
  reportOf,
  type StoredRun,
} from '../../reports/attribution/kept-runs.ts';
import { fitApart } from '../../reports/attribution/models/fit-apart.ts';
import type { Answers, Origin } from '../answers.ts';
import { defaultPeriod } from '../default-period.ts';
import type { ApiOptions } from '../options.ts';

const WRITERS = {
  json: {
    type: 'application/json; charset=utf-8',
    write: (report: AttributionReport) => JSON.stringify(report),
  },
  csv: {
    type: 'text/csv; charset=utf-8',
    write: (report: AttributionReport) => tableCsv(attributionTable(report)),
  },
  arrow: {
    type: 'application/vnd.apache.arrow.stream',
    write: (report: AttributionReport) => arrow(attributionTable(report)),
  },
} as const;
const EXTENSIONS = { csv: 'csv', arrow: 'arrows' } as const;
const PROBLEM = { default: problemSchema };

/** A misspelt parameter must not pass as a default: it would give another figure than was asked for. */
const strictQuery = z.strictObject(attributionQuery.shape);

/** `GET /reports/attribution`, the cards of its models, and the runs that are kept of it. */
export function attributionRoutes(
  { config, ops }: ApiOptions,
  answers: Answers,
): FastifyPluginAsyncZod {
  type Current = Awaited<ReturnType<Answers['current']>>;

  const live = ({ reader, signal, state, dataRange }: Current, asked: AttributionRequest) =>
    attributionReport(reader, state, dataRange, asked, config, (question) =>
      fitApart(question, signal),
    );

  /** As somebody has kept it, with whether it would be another one now. */
  async function kept({ reader, state }: Current, run: StoredRun): Promise<AttributionReport> {
    const asked = strictQuery.parse(plain(run.question));
    return reportOf(run, await currentFingerprint(reader, state, asked, config));
  }

  const dated = defaultPeriod(answers, config.timezone);

  return async (app) => {
    app.get(
      '/reports/attribution',
      {
        preHandler: dated,
        config: { permission: 'reports.attribution.read' },
        schema: {
          summary: 'What each attribution model says, side by side, and how sure it is',
          tags: ['reports'],
          querystring: strictQuery,
          response: { 200: reportSchema, ...PROBLEM },
        },
      },
      async (request, reply) => {
        const { query } = request;
        const current = await answers.current(request, reply);
        const run = await runFor(current, query);
        const { type, write } = WRITERS[query.format];
        if (query.format !== 'json')
          reply.header(
            'content-disposition',
            `attachment; filename="attribution-${query.from}-${query.to}.${EXTENSIONS[query.format]}"`,
          );
        const make = async (from: Origin) => {
          const source = { ...current, ...from };
          return write(run ? await kept(source, run) : (await live(source, query)).report);
        };
        return answers.send(request, reply, current.state, type, make, run?.id);
      },
    );

    app.get(
      '/attribution/models',
      {
        config: { permission: 'metrics.read' },
        schema: {
          summary: 'Cards of the models: formula, assumptions, when they fail, minimum data',
          tags: ['reference'],
          querystring: z.strictObject({}),
          response: { 200: modelCards, ...PROBLEM },
        },
      },
      async () => MODEL_CARDS.map((card) => ({ ...card })),
    );

    app.get(
      '/attribution/runs',
      {
        config: { permission: 'reports.attribution.read' },
        schema: {
          summary: 'Runs of the report that were kept',
          tags: ['reports'],
          querystring: z.strictObject({}),
          response: { 200: keptRuns, ...PROBLEM },
        },
      },
      async (request, reply) => [
        ...(await listRuns((await answers.current(request, reply)).reader)),
      ],
    );

    app.post(
      '/attribution/runs',
      {
        config: { permission: 'reports.attribution.keep' },
        schema: {
          summary: 'Keep the answer to a question as it is now, so that it never changes by itself',
          tags: ['reports'],
          body: keepRequest,
          response: { 200: keptRunSchema, 201: keptRunSchema, ...PROBLEM },
        },
      },
      async (request, reply) => {
        if (!ops?.keepRun) throw new ProblemError('operation_unavailable');
        const asked: AttributionRequest = { ...request.body, format: 'json' };
        const question = questionOf(asked);
        const current = await answers.current(request, reply);
        const answer = await live(current, asked);
        const before = await findRun(current.reader, { question });
        // Nothing has changed: the run that there is says the same.
        if (before && isCurrent(before, answer.fingerprint))
          return reply.code(200).send(keptRun(before));
        const now = new Date().toISOString().replace('Z', '000Z');
        const run = newRun(question, answer, now, request.principal?.name ?? '');
        await ops.keepRun(run);
        return reply.code(201).send(keptRun(run));
      },
    );
  };
}

/** The kept run that a request means: by its id, or the newest of its question unless it asks for live figures. */
async function runFor(
  { reader }: Awaited<ReturnType<Answers['current']>>,
  query: AttributionRequest,
): Promise<StoredRun | undefined> {
  if (query.run === 'live') return undefined;
  if (query.run === undefined) return findRun(reader, { question: questionOf(query) });
  const run = await findRun(reader, { id: query.run });
  if (!run)
    throw new ProblemError('run_unknown', {
      detail: `There is no kept run ${query.run}; /api/v1/attribution/runs lists them.`,
    });
  return run;
}

/** A stored question as the parameters that it came from. */
function plain(question: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(JSON.parse(question) as Record<string, unknown>).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.join(',') : String(value),
    ]),
  );
}
