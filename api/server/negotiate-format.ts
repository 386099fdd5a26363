import type { preValidationAsyncHookHandler } from 'fastify';
import { FORMATS, type Format } from '../contract/formats.ts';

/** `text/csv` and so on, without parameters. */
const BY_TYPE = new Map(
  Object.entries(FORMATS).map(([format, { type }]) => [type.split(';')[0]!, format as Format]),
);

/** What a request asks for in its header, where its parameters leave the format out. */
export const negotiateFormat: preValidationAsyncHookHandler = async (request) => {
  const query = request.query as Record<string, unknown>;
  if (query.format !== undefined) return;
  const format = acceptedFormat(request.headers.accept);
  if (format) request.query = { ...query, format };
};

/**
 * The format that a header `Accept` prefers; undefined where it names none of them, which is answered as JSON.
 * Of equal weight the one named first.
 */
export function acceptedFormat(accept = ''): Format | undefined {
  const wanted = accept
    .split(',')
    .map((range) => {
      const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
      const weight = parameters.find((parameter) => parameter.startsWith('q='));
      return { format: BY_TYPE.get(type), weight: weight ? Number(weight.slice(2)) : 1 };
    })
    .filter(({ format, weight }) => format !== undefined && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wanted[0]?.format;
}
