import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { boundedInteger } from '../../../contract/bounded-number.ts';
import { FORMATS } from '../../../contract/formats.ts';
import { LANGUAGES, type Language } from '../../../contract/languages.ts';
import { type Plan, type SavedPlan, savedPlan } from '../../../contract/plans.ts';
import type { DocumentStore } from '../../../documents/documents.ts';
import { realismOf } from '../../../plans/history/realism.ts';
import { RecentHistory } from '../../../plans/history/recent-history.ts';
import { publishedTo } from '../../../reports/published-to.ts';
import type { ApiOptions } from '../../options.ts';
import { able } from '../able.ts';
import { freshReader } from '../fresh-reader.ts';

export const TAGS = { tags: ['plans'] };
/** A document is stored up to 1 MiB; what is sent may be written less tightly. */
export const BODY_BYTES = 4 * 1024 * 1024;
export const XLSX = FORMATS.xlsx.type;
export const one = z.strictObject({ id: z.string().max(64) });
export const which = z.strictObject({ version: boundedInteger(1, 1_000_000).optional() });
export const told = z.strictObject({
  lang: z.enum(LANGUAGES).default('en').describe('Of sentences on the plan'),
});
export const READS = ['parameters_invalid', 'figures_incomplete'] as const;
export const WRITES = [
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
export const SAVED = { 200: savedPlan, 201: savedPlan, 202: savedPlan };

export type PlanDesk = ReturnType<typeof planDesk>;

/** What routes of plans share: where plans are read and stored, what history says of them, and the answer to a writer. */
export function planDesk(options: ApiOptions) {
  const { config, ops = {} } = options;
  const from = freshReader(options);
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
  return {
    ...{ config, from, recent, judged },
    async storeOf(request: FastifyRequest, reply: FastifyReply): Promise<DocumentStore> {
      const append = able(ops, 'saveDocument');
      return {
        ...{ append, reader: await from(request, reply), now: new Date() },
        author: request.principal?.name ?? '',
      };
    },
    inCurrency: (plan: Plan): Plan => ({
      ...plan,
      settings: { ...plan.settings, currency: plan.settings.currency ?? config.currency },
    }),
    async answer(
      reply: FastifyReply,
      saved: SavedPlan,
      { reader, plan, lang }: { reader: Reader; plan: Plan; lang: Language },
    ) {
      return reply
        .code(saved.visible ? (saved.changed && saved.version === 1 ? 201 : 200) : 202)
        .send({ ...saved, ...(await judged(reader, plan, lang)) });
    },
  };
}
