import type { FastifyReply, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import type * as z from 'zod';
import { type Condition, conditionText } from '../../contract/where.ts';
import { ProblemError } from '../../problems/problems.ts';
import { readSegment } from '../../segments/read-segments.ts';
import type { Answers } from '../answers.ts';

/** The segment that a request was asked with. */
export interface AskedSegment {
  readonly name: string;
  readonly version: number;
}

const asked = new WeakMap<FastifyRequest, AskedSegment>();

export function segmentOf(request: FastifyRequest): AskedSegment | undefined {
  return asked.get(request);
}

/**
 * Puts the conditions of a segment beside those of the request. From here on the request is one with these conditions, for
 * the cache as well.
 * @param where the parameter as the report takes it: a report may know fewer dimensions than the segment names.
 */
export function segmentConditions(answers: Answers, where: z.ZodType): preHandlerAsyncHookHandler {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const query = request.query as {
      readonly segment?: string;
      readonly where: readonly Condition[];
    };
    if (query.segment === undefined) return;
    const { segment: name, ...rest } = query;
    const { reader } = await answers.current(request, reply);
    const segment = await readSegment(reader, name);
    // What the report cannot test would be left out in silence.
    const taken = where.safeParse(segment.where.map(conditionText));
    if (!taken.success)
      throw new ProblemError('parameters_invalid', {
        errors: taken.error.issues.map(({ message }) => ({
          field: 'segment',
          message: `The segment ${JSON.stringify(name)} does not fit this report: ${message}`,
        })),
      });
    const all = new Map(
      [...query.where, ...segment.where].map((one) => [conditionText(one), one] as const),
    );
    const merged = [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
    request.query = { ...rest, where: merged };
    asked.set(request, { name, version: segment.version });
  };
}
