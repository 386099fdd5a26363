import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { backTargets, dryRunAnswer, sendRequest, sendRun } from '../../contract/way-back.ts';
import { ProblemError } from '../../problems/problems.ts';
import { listTargets } from '../../way-back/list-targets.ts';
import { readCandidates } from '../../way-back/read-candidates.ts';
import { readLedger } from '../../way-back/read-ledger.ts';
import { dryRun, type SendParts, send } from '../../way-back/send.ts';
import type { Target } from '../../way-back/target.ts';
import type { ApiOptions } from '../options.ts';
import { problems } from '../responses.ts';
import { able } from './able.ts';
import { freshReader } from './fresh-reader.ts';

const TAGS = { tags: ['back'] };
const READS = ['parameters_invalid', 'figures_incomplete'] as const;
const SENDS = [
  ...READS,
  ...(['body_invalid', 'cross_site_refused', 'target_unknown', 'sending_busy'] as const),
  ...(['sending_not_visible', 'target_resting', 'disk_low', 'log_unavailable'] as const),
  'operation_unavailable',
] as const;
const one = z.strictObject({ target: z.string().min(1).max(64) });

/** The way back: what ad platforms are told of conversions, shown before it goes and kept after. */
export function backRoutes(options: ApiOptions): FastifyPluginAsyncZod {
  const { ops = {}, back = { targets: [], consent: { neededIn: new Set<string>() } } } = options;
  const from = freshReader(options);

  function known(name: string): Target {
    const target = back.targets.find((each) => each.name === name);
    if (target) return target;
    throw new ProblemError('target_unknown', {
      detail: `Known are: ${back.targets.map((each) => each.name).join(', ') || 'none'}.`,
    });
  }

  async function partsFor(
    request: FastifyRequest,
    reply: FastifyReply,
    target: Target,
  ): Promise<SendParts> {
    const append = able(ops, 'saveDocument');
    const post = able(ops, 'post');
    const reader = await from(request, reply);
    const author = request.principal?.name ?? '';
    return {
      ...{ append, author, now: () => new Date() },
      entries: (name) => readLedger(reader, name),
      candidates: (asked) => readCandidates(reader, asked),
      consent: back.consent,
      post: (asked) => post(target.name, asked),
      sleep,
      newRun: randomUUID,
    };
  }

  return async (app) => {
    app.get(
      '/back',
      {
        config: { permission: 'back.read' },
        schema: {
          operationId: 'listTargets',
          summary: 'Platforms that conversions go back to, with what became of what was sent',
          ...TAGS,
          querystring: z.strictObject({}),
          response: { 200: backTargets, ...problems(...READS) },
        },
      },
      async (request, reply) => ({
        targets: await listTargets(await from(request, reply), back.targets, new Date()),
      }),
    );

    app.post(
      '/back/:target/dry-run',
      {
        config: { permission: 'back.send' },
        schema: {
          operationId: 'showSending',
          summary: 'What would go to a platform now, and why the rest stays; nothing is sent',
          ...TAGS,
          params: one,
          querystring: z.strictObject({}),
          response: { 200: dryRunAnswer, ...problems(...SENDS) },
        },
      },
      async (request, reply) => {
        const target = known(request.params.target);
        return dryRun(target, await partsFor(request, reply, target));
      },
    );

    app.post(
      '/back/:target/send',
      {
        config: { permission: 'back.send' },
        schema: {
          operationId: 'sendConversions',
          summary: 'Sends what is to go to a platform, each conversion once',
          ...TAGS,
          params: one,
          querystring: z.strictObject({}),
          body: sendRequest,
          response: { 200: sendRun, ...problems(...SENDS, 'dry_run_needed') },
        },
      },
      async (request, reply) => {
        const target = known(request.params.target);
        return send(target, request.body.as, await partsFor(request, reply, target));
      },
    );
  };
}
