import { randomUUID } from 'node:crypto';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import {
  MOST_SHEET_BYTES,
  planFromHistory as planFromHistorySchema,
  planSheet,
  planSheetQuery,
} from '../../../contract/plans.ts';
import { fetchHistory } from '../../../plans/history/history.ts';
import { fetchLag } from '../../../plans/history/lag.ts';
import { planFromHistory } from '../../../plans/history/plan-from-history.ts';
import { newestPlan } from '../../../plans/read-plans.ts';
import { savePlan } from '../../../plans/save-plan.ts';
import { planOfSheet } from '../../../plans/sheet/plan-of-sheet.ts';
import { sheetOf } from '../../../plans/sheet/sheet-of.ts';
import { publishedTo } from '../../../reports/published-to.ts';
import { problems } from '../../responses.ts';
import { type PlanDesk, SAVED, TAGS, told, WRITES, XLSX } from './plan-desk.ts';

/** Plans made of a sheet, or of the year before. */
export function planMakes({ config, storeOf, answer }: PlanDesk): FastifyPluginAsyncZod {
  return async (app) => {
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
