import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from '../../problems/problems.ts';
import { clientSignal, principalOf } from '../asker.ts';
import type { ApiOptions } from '../options.ts';

/**
 * A connection for answers that no published state names, such as those of documents: nobody keeps them. While lost rows
 * are made again the newest version of a document is not known, and nothing is answered.
 */
export function freshReader({
  reader,
  incomplete = async () => undefined,
}: Pick<ApiOptions, 'reader' | 'incomplete'>) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<Reader> => {
    const why = await incomplete();
    if (why !== undefined) throw new ProblemError('figures_incomplete', { detail: why });
    reply.header('cache-control', 'no-store');
    return reader({ signal: clientSignal(reply), principal: principalOf(request) });
  };
}
