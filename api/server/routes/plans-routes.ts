import { randomUUID } from 'node:crypto';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { boundedInteger } from '../../contract/bounded-number.ts';
import { FORMATS } from '../../contract/formats.ts';
import { LANGUAGES, type Language } from '../../contract/languages.ts';
import {
  planChain as chainSchema,
  changedPlan,
  MOST_SHEET_BYTES,
  newPlan,
  type Plan,
  planFromHistory as planFromHistorySchema,
  planList,
  planSheet,
  planSheetQuery,
  planStep,
  planVersion,
  type SavedPlan,
  savedPlan,
  unsavedPlan,
} from '../../contract/plans.ts';
import type { DocumentStore } from '../../documents/documents.ts';
import { fetchHistory } from '../../plans/history/history.ts';
import { fetchLag } from '../../plans/history/lag.ts';
import { planFromHistory } from '../../plans/history/plan-from-history.ts';
import { realismOf } from '../../plans/history/realism.ts';
import { RecentHistory } from '../../plans/history/recent-history.ts';
import { chainOf, planChain } from '../../plans/plan-chain.ts';
import {
  askedPlan,
  listPlans,
  newestPlan,
  planHistory,
  readPlan,
  unknownPlan,
} from '../../plans/read-plans.ts';
import { planSpreads } from '../../plans/risk/plan-spreads.ts';
import { savePlan } from '../../plans/save-plan.ts';
import { planOfSheet } from '../../plans/sheet/plan-of-sheet.ts';
import { sheetOf } from '../../plans/sheet/sheet-of.ts';
import { comparisonOf } from '../../plans/workbook/facts/comparison-of.ts';
import { planWorkbookApart } from '../../plans/workbook/plan-workbook.ts';
import { publishedTo } from '../../reports/published-to.ts';
import { clientSignal } from '../asker.ts';
import type { ApiOptions } from '../options.ts';
import { problems } from '../responses.ts';
import { able } from './able.ts';
import { freshReader } from './fresh-reader.ts';

const TAGS = { tags: ['plans'] };
/** A document is stored up to 1 MiB; what is sent may be written less tightly. */
const BODY_BYTES = 4 * 1024 * 1024;
const one = z.strictObject({ id: z.string().max(64) });
const which = z.strictObject({ version: boundedInteger(1, 1_000_000).optional() });
const written = which.extend({
  format: z.enum(['json', 'xlsx']).default('json').describe('xlsx: a workbook with live formulae'),
  lang: z.enum(LANGUAGES).default('en').describe('Of the texts in the workbook'),
});
const told = z.strictObject({
  lang: z.enum(LANGUAGES).default('en').describe('Of sentences on the plan'),
});
const XLSX = FORMATS.xlsx.type;
const READS = ['parameters_invalid', 'figures_incomplete'] as const;
const WRITES = [
  ...READS,
  'body_invalid',
  'body_too_large',
  'plan_not_computable',
  'cross_site_refused',
  'plan_version_stale',
  'plan_locked',
  'plan_not_visible',
  'disk_low',
  'log_unavailable',
  'operation_unavailable',
] as const;
const SAVED = { 200: savedPlan, 201: savedPlan, 202: savedPlan };

/** Media plans: read, written version by version, approved, locked, and computed. */
export function plansRoutes(options: ApiOptions): FastifyPluginAsyncZod {
  const { config, ops = {} } = options;
  const from = freshReader(options);
  async function storeOf(request: FastifyRequest, reply: FastifyReply): Promise<DocumentStore> {
    const append = able(ops, 'saveDocument');
    return {
      ...{ append, reader: await from(request, reply), now: new Date() },
      author: request.principal?.name ?? '',
    };
  }
  const inCurrency = (plan: Plan): Plan => ({
    ...plan,
    settings: { ...plan.settings, currency: plan.settings.currency ?? config.currency },
  });
  const recent = new RecentHistory();
  /** What of a plan history has never shown; left out where history cannot be read at the moment. */
  async function judged(reader: Reader, plan: Plan, language: Language) {
    try {
      const history = await recent.of(await publishedTo(reader), config);
      return { warnings: realismOf(plan, history, language) };
    } catch {
      // Whether a plan is stored does not depend on it.
      return {};
    }
  }
  async function answer(
    reply: FastifyReply,
    saved: SavedPlan,
    { reader, plan, lang }: { reader: Reader; plan: Plan; lang: Language },
  ) {
    return reply
      .code(saved.visible ? (saved.changed && saved.version === 1 ? 201 : 200) : 202)
      .send({ ...saved, ...(await judged(reader, plan, lang)) });
  }

  return async (app) => {
    // A workbook that is uploaded as it is, is the same request as one in JSON.
    app.addContentTypeParser(XLSX, { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, { xlsx: (body as Buffer).toString('base64') }),
    );

    app.get(
      '/plans',
      {
        config: { permission: 'plans.read' },
        schema: {
          ...{ operationId: 'listPlans', ...TAGS },
          summary: 'Every plan by its newest version',
          querystring: z.strictObject({}),
          response: { 200: planList, ...problems(...READS) },
        },
      },
      async (request, reply) => ({ plans: await listPlans(await from(request, reply)) }),
    );

    app.get(
      '/plans/:id',
      {
        config: { permission: 'plans.read' },
        schema: {
          ...{ operationId: 'readPlan', ...TAGS },
          summary: 'A plan, the newest version or the one asked for, and its history',
          params: one,
          querystring: written,
          response: {
            200: {
              description: 'The version, as JSON or as a workbook (`format=xlsx`)',
              content: {
                'application/json': { schema: planVersion },
                [XLSX]: { schema: z.string().meta({ description: 'A file', format: 'binary' }) },
              },
            },
            ...problems(...READS, 'plan_unknown', 'plan_not_computable'),
          },
        },
      },
      async (request, reply) => {
        const read = await from(request, reply);
        const { id } = request.params;
        const history = await planHistory(read, id);
        const { format, lang: language } = request.query;
        const version = request.query.version ?? history.at(-1)?.version;
        if (version === undefined) throw unknownPlan(id);
        const plan = await readPlan(read, id, version);
        if (format === 'json')
          return { ...plan, ...(await judged(read, plan.plan, language)), history: [...history] };
        reply.header('content-disposition', `attachment; filename="${id}-${version}.xlsx"`);
        const published = await publishedTo(read);
        const [past, comparison] = await Promise.all([
          recent.of(published, config),
          comparisonOf(published, plan, config),
        ]);
        const spreads = planSpreads(past, plan.plan.settings.months);
        const file = Buffer.from(
          await planWorkbookApart(plan, { language, spreads, comparison }, clientSignal(reply)),
        );
        // Bytes pass the serializer by; its types know texts only.
        return reply.type(XLSX).send(file as unknown as string);
      },
    );

    app.get(
      '/plans/:id/chain',
      {
        config: { permission: 'plans.read' },
        schema: {
          ...{ operationId: 'readPlanChain', ...TAGS },
          summary:
            'What a plan comes to: its lines, months, totals and what lies behind the horizon',
          params: one,
          querystring: which.extend(told.shape),
          response: {
            200: chainSchema,
            ...problems(...READS, 'plan_unknown', 'plan_not_computable'),
          },
        },
      },
      async (request, reply) => {
        const read = await from(request, reply);
        const { id } = request.params;
        const { version } = request.query;
        const plan = await askedPlan(read, id, version);
        return { ...planChain(plan), ...(await judged(read, plan.plan, request.query.lang)) };
      },
    );

    app.post(
      '/plans/chain',
      {
        config: { permission: 'plans.read' },
        bodyLimit: BODY_BYTES,
        schema: {
          ...{ operationId: 'computePlan', ...TAGS },
          summary:
            'What a plan would come to that is not stored, and what of it history has never shown',
          querystring: told,
          body: unsavedPlan,
          response: {
            200: chainSchema,
            ...problems(
              ...READS,
              'body_invalid',
              'body_too_large',
              'cross_site_refused',
              'plan_not_computable',
            ),
          },
        },
      },
      async (request, reply) => {
        const plan = inCurrency(request.body.plan);
        const read = await from(request, reply);
        return { ...chainOf(plan), ...(await judged(read, plan, request.query.lang)) };
      },
    );

    app.post(
      '/plans',
      {
        config: { permission: 'plans.write' },
        bodyLimit: BODY_BYTES,
        schema: {
          ...{ operationId: 'createPlan', ...TAGS },
          summary: 'Makes a plan; answers once it can be read, or 202 once it is durable',
          querystring: told,
          body: newPlan,
          response: { ...SAVED, ...problems(...WRITES) },
        },
      },
      async (request, reply) => {
        const { id = randomUUID() } = request.body;
        const plan = inCurrency(request.body.plan);
        const store = await storeOf(request, reply);
        const saved = await savePlan(store, id, () => ({
          ...{ read: undefined, plan, state: 'draft', correction: false },
        }));
        return answer(reply, saved, { reader: store.reader, plan, lang: request.query.lang });
      },
    );

    app.put(
      '/plans/:id',
      {
        config: { permission: 'plans.write' },
        bodyLimit: BODY_BYTES,
        schema: {
          ...{ operationId: 'changePlan', ...TAGS },
          summary: 'The next version of a plan, by a writer who read the one before',
          params: one,
          querystring: told,
          body: changedPlan,
          response: { ...SAVED, ...problems(...WRITES, 'plan_unknown') },
        },
      },
      async (request, reply) => {
        const { version: read, correction = false } = request.body;
        const plan = inCurrency(request.body.plan);
        const store = await storeOf(request, reply);
        const saved = await savePlan(store, request.params.id, () => ({
          ...{ read, plan, state: 'draft', correction },
        }));
        return answer(reply, saved, { reader: store.reader, plan, lang: request.query.lang });
      },
    );

    for (const [step, state] of [
      ['approve', 'approved'],
      ['lock', 'locked'],
    ] as const)
      app.post(
        `/plans/:id/${step}`,
        {
          config: { permission: 'plans.approve' },
          schema: {
            ...{ operationId: `${step}Plan`, ...TAGS },
            summary:
              step === 'lock'
                ? 'Locks the newest version: it is stored with its fingerprint, and never changes'
                : 'Approves the newest version',
            params: one,
            querystring: told,
            body: planStep.nullish(),
            response: { ...SAVED, ...problems(...WRITES, 'plan_unknown') },
          },
        },
        async (request, reply) => {
          const { id } = request.params;
          const store = await storeOf(request, reply);
          let plan: Plan | undefined;
          const saved = await savePlan(store, id, (newest) => {
            if (!newest) throw unknownPlan(id);
            plan = newest.plan;
            const read = request.body?.version ?? newest.version;
            return { read, plan, state, correction: false };
          });
          const { lang } = request.query;
          return answer(reply, saved, { reader: store.reader, plan: plan!, lang });
        },
      );

    app.post(
      '/plans/import',
      {
        config: { permission: 'plans.write' },
        bodyLimit: MOST_SHEET_BYTES,
        schema: {
          ...{ operationId: 'importPlan', ...TAGS },
          summary:
            'A sheet, one row a line (CSV or XLSX), or an edited workbook of the product: a new plan, or the next version of one',
          consumes: ['application/json', XLSX],
          querystring: planSheetQuery,
          body: planSheet,
          response: {
            ...SAVED,
            ...problems(
              ...WRITES,
              'plan_column_missing',
              'plan_row_invalid',
              'plan_line_duplicate',
              'plan_total_differs',
              'plan_currency_mixed',
              'plan_month_outside',
              'plan_basis_unclear',
              'plan_file_unreadable',
            ),
          },
        },
      },
      async (request, reply) => {
        const store = await storeOf(request, reply);
        const { sheet, asked } = sheetOf(request.body, request.query);
        const { correction = false } = asked;
        const known = (id: string) => newestPlan(store.reader, id);
        const { id, read, plan, ignored } = await planOfSheet(asked, sheet, known, config.currency);
        const saved = await savePlan(store, id, () => ({ read, plan, state: 'draft', correction }));
        const said = { ...saved, ...(ignored.length > 0 && { ignored: [...ignored] }) };
        return answer(reply, said, { reader: store.reader, plan, lang: request.query.lang });
      },
    );

    app.post(
      '/plans/from-history',
      {
        config: { permission: 'plans.write' },
        schema: {
          ...{ operationId: 'planFromHistory', ...TAGS },
          summary:
            'A plan of the budgets of a year earlier times growth, with rates of the last twelve months',
          querystring: told,
          body: planFromHistorySchema,
          response: { ...SAVED, ...problems(...WRITES, 'plan_history_missing') },
        },
      },
      async (request, reply) => {
        const store = await storeOf(request, reply);
        const { id = randomUUID(), model } = request.body;
        const { lang: language } = request.query;
        const published = await publishedTo(store.reader);
        const [history, lag] = await Promise.all([
          fetchHistory(published, config, model),
          fetchLag(published),
        ]);
        const asked = { currency: config.currency, language };
        const { plan, notes } = planFromHistory(history, lag, request.body, asked);
        const saved = await savePlan(store, id, () => ({
          ...{ read: undefined, plan, state: 'draft', correction: false },
        }));
        return answer(
          reply,
          { ...saved, notes: [...notes] },
          {
            ...{ reader: store.reader, plan, lang: language },
          },
        );
      },
    );
  };
}
