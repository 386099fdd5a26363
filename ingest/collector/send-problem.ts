import type { FastifyReply, FastifyRequest } from 'fastify';
import { DiskLow, LogUnavailable } from '../log/event-log.ts';
import { type CollectorCounters, count, countRefused } from './counters.ts';
import { CollectorProblem } from './problems.ts';

/** Answers whatever went wrong at a route as problem details, and counts it under `source`. */
export function sendProblem(
  source: string,
  counters: CollectorCounters,
  retryAfterSeconds: number,
) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const problem = problemOf(error);
    if (problem.status < 500) {
      countRefused(counters, source, problem.reason);
    } else {
      count(counters.failed, source);
      request.log.error({ err: error, source }, problem.message);
    }
    if (problem.status === 503) reply.header('retry-after', String(retryAfterSeconds));
    return reply
      .code(problem.status)
      .header('content-type', 'application/problem+json')
      .send(JSON.stringify(problem.body()));
  };
}

function problemOf(error: unknown): CollectorProblem {
  if (error instanceof CollectorProblem) return error;
  // Why the disk refuses is the operator’s to know, not the sender’s.
  if (error instanceof DiskLow) return new CollectorProblem('disk_low');
  if (error instanceof LogUnavailable) return new CollectorProblem('log_unavailable');
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  if (code === 'server_busy') return new CollectorProblem('server_busy');
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new CollectorProblem('body_too_large');
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) {
    return new CollectorProblem('request_invalid', (error as Error).message);
  }
  return new CollectorProblem('internal');
}
