import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { isPermitted, reportPermission } from '../../auth/permissions.ts';
import { type FileFormat, type FileStyle, FORMATS, type Format } from '../../contract/formats.ts';
import type { Asked, DrillContract, ReportContract } from '../../contract/report.ts';
import { CONTRACTS, type ReportName } from '../../contract/reports/index.ts';
import { writeReport } from '../../export/write-report.ts';
import { ProblemError } from '../../problems/problems.ts';
import type { DrillAnswer, ReportAnswer } from '../../reports/answer.ts';
import { ANSWERS } from '../../reports/index.ts';
import type { Answers, Origin } from '../answers.ts';
import { defaultPeriod } from '../default-period.ts';
import { negotiateFormat } from '../negotiate-format.ts';
import { drillOperation, reportOperation, schemaName } from '../operation-ids.ts';
import type { ApiOptions } from '../options.ts';
import { readingProblems } from '../responses.ts';
import { type AskedSegment, segmentConditions, segmentOf } from './asked-segment.ts';

const OF_PLAN = ['plan_missing', 'plan_unknown', 'plan_not_computable'] as const;
const OF_MONTH = ['close_unknown'] as const;
const JSON_TYPE = FORMATS.json.type;

/** A report with its answer; what of one contract fits the other was checked where the answers are listed. */
interface Report {
  readonly contract: ReportContract<ReportName>;
  readonly answer: ReportAnswer<ReportContract>;
}

/** What the frame adds to every question. */
interface Framed extends FileStyle {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly format: Format;
}

const REPORTS: readonly Report[] = Object.values(CONTRACTS).map((contract) => ({
  contract: contract as unknown as Report['contract'],
  answer: ANSWERS[contract.name] as unknown as Report['answer'],
}));

/** `GET /reports/<name>` for every report, and what lies below it. */
export function reportRoutes(options: ApiOptions, answers: Answers): FastifyPluginAsync {
  return async (app) => {
    for (const report of REPORTS) {
      addReport(app, report, options, answers);
      for (const [name, drill] of Object.entries(report.contract.drills))
        addDrill(app, report, drill, report.answer.drills[name]!, options, answers);
    }
  };
}

function addReport(
  app: FastifyInstance,
  { contract, answer }: Report,
  { config }: ApiOptions,
  answers: Answers,
): void {
  const { name, question, query, table } = contract;
  app.get(
    `/reports/${name}`,
    {
      preValidation: negotiateFormat,
      // A plan has days of its own, which its answer puts in.
      preHandler: [
        ...(contract.isOfPlan ? [] : [defaultPeriod(answers, config, contract)]),
        ...segmented(query.shape, answers),
      ],
      config: { permission: reportPermission(name) },
      schema: {
        operationId: reportOperation(name),
        summary: question.en,
        tags: ['reports'],
        querystring: query,
        response: {
          200: everyFormat(contract),
          ...readingProblems(
            'currency_unavailable',
            'file_too_large',
            'run_unknown',
            ...('where' in query.shape ? (['segment_unknown'] as const) : []),
            ...(contract.isOfPlan ? OF_PLAN : []),
            ...(contract.isOfMonth ? OF_MONTH : []),
          ),
        },
      },
    },
    async (request, reply) => {
      const asked = request.query as Asked<typeof contract> & Framed;
      const current = await answers.current(request, reply);
      const fixed = await answer.fixed?.(current, asked, config);
      const segment = segmentOf(request);
      const variant = variantOf(fixed?.name, segment);
      const json = async (from: Origin) => {
        const published = { ...current, ...from };
        const found = (await (fixed
          ? fixed.answer(published, config)
          : answer.answer(published, asked, config))) as { readonly meta: object };
        return JSON.stringify(segment ? { ...found, meta: { ...found.meta, segment } } : found);
      };
      const { format } = asked;
      // A file is the answer as JSON written otherwise: whoever saw the figures has them made once.
      const file = async ({ signal }: Origin) => {
        const about = { variant, asked: unformatted(asked), signal };
        const text = await answers.body(request, current.state, json, about);
        const found = JSON.parse(text) as { meta: Readonly<Record<string, unknown>> };
        return writeReport(
          format as FileFormat,
          table(found),
          { name, question, meta: found.meta },
          asked,
        );
      };
      if (format !== 'json') asFile(reply, name, asked);
      const { type } = FORMATS[format];
      return answers.send(request, reply, current.state, type, format === 'json' ? json : file, {
        variant,
        format,
      });
    },
  );
}

/** Where conditions are taken, a saved set of them is taken by its name. */
function segmented(shape: Readonly<Record<string, unknown>>, answers: Answers) {
  return shape.where ? [segmentConditions(answers, shape.where as z.ZodType)] : [];
}

/** Names an answer beside the state: a segment may change while the state does not. */
function variantOf(fixed: string | undefined, segment: AskedSegment | undefined) {
  if (!segment) return fixed;
  const named = `${Buffer.from(segment.name).toString('base64url')}-${segment.version}`;
  return [fixed, named].filter(Boolean).join('.');
}

/** The same question, asked for as JSON. */
function unformatted({ lang, separator, ...asked }: Framed): object {
  return { ...asked, format: 'json' };
}

function addDrill(
  app: FastifyInstance,
  { contract }: Report,
  drill: DrillContract,
  { answer, fixed, permission }: DrillAnswer<DrillContract>,
  { config }: ApiOptions,
  answers: Answers,
): void {
  const parameter = /^:(\w+)$/.exec(drill.path)?.[1];
  const { params, querystring } = divided(drill.query, parameter);
  app.get(
    `/reports/${contract.name}/${drill.path}`,
    {
      preHandler: [
        ...(drill.isDated ? [defaultPeriod(answers, config, contract)] : []),
        ...segmented(drill.query.shape, answers),
      ],
      config: { permission: reportPermission(contract.name) },
      schema: {
        operationId: drillOperation(contract.name, drill.path),
        summary: drill.question.en,
        tags: ['reports'],
        querystring,
        ...(params && { params }),
        response: {
          200: {
            description: drill.question.en,
            content: { 'application/json': { schema: drill.answer } },
          },
          ...readingProblems(
            'not_found',
            ...('where' in drill.query.shape ? (['segment_unknown'] as const) : []),
            ...(contract.isOfPlan ? OF_PLAN : []),
            ...(contract.isOfMonth ? OF_MONTH : []),
          ),
        },
      },
    },
    async (request, reply) => {
      const asked = { ...(request.query as object), ...(request.params as object) } as Asked<
        typeof drill
      >;
      permitted(request, permission?.(asked));
      const current = await answers.current(request, reply);
      const named = await fixed?.(current, asked, config);
      const body = async (from: Origin) => {
        const published = { ...current, ...from };
        const found = await (named
          ? named.answer(published, config)
          : answer(published, asked, config));
        return JSON.stringify(found);
      };
      const variant = variantOf(named?.name, segmentOf(request));
      return answers.send(request, reply, current.state, JSON_TYPE, body, { variant });
    },
  );
}

/** The schema of the path's parameter and that of the others. */
function divided({ shape }: DrillContract['query'], parameter: string | undefined) {
  const entries = Object.entries(shape);
  const of = (isParameter: boolean) =>
    z.strictObject(
      Object.fromEntries(entries.filter(([key]) => (key === parameter) === isParameter)),
    );
  return { querystring: of(false), params: parameter === undefined ? undefined : of(true) };
}

/** One answer a media type; only JSON has a schema of its own. */
function everyFormat({ answer, question, name }: ReportContract) {
  const types = Object.values(FORMATS).map(({ type, isText }) => [
    type.split(';')[0]!,
    {
      schema:
        type === JSON_TYPE
          ? answer
          : z.string().meta({
              description: isText ? `The table of ${name}` : 'A file',
              ...(!isText && { format: 'binary' }),
            }),
    },
  ]);
  return {
    description: `${question.en}. JSON is a \`${schemaName(name)}\`.`,
    content: Object.fromEntries(types),
  };
}

function permitted(
  { principal }: FastifyRequest,
  permission: Parameters<typeof isPermitted>[1] | undefined,
): void {
  if (!permission || !principal || isPermitted(principal.role, permission)) return;
  throw new ProblemError('not_permitted', {
    detail: `The role ${principal.role} has no permission ${permission}`,
  });
}

function asFile(reply: FastifyReply, name: string, { from, to, format }: Framed): void {
  reply.header(
    'content-disposition',
    `attachment; filename="${[name, from, to].filter(Boolean).join('-')}.${FORMATS[format].extension}"`,
  );
}
