import { ImportError } from '@throughline/ingest/importing/import-error';
import { DiskLow, LogUnavailable } from '@throughline/ingest/log/event-log';
import {
  ReadAborted,
  TooManyReads,
  WarehouseBusy,
  WarehouseUnavailable,
} from '@throughline/transform/warehouse/warehouse';
import type {
  FastifyError,
  FastifyReply,
  FastifyRequest,
  FastifySchemaValidationError,
} from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { type FieldError, type ProblemCode, ProblemError, problem } from '../problems/problems.ts';

const RETRY_AFTER_SECONDS = 5;
/** Has a browser ask for the key. */
const BROWSER =
  'Basic realm="Throughline: any name, and an API key as the password", charset="UTF-8"';

/** Answers any error as problem details. What is not foreseen is logged in full and told in general. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const known = recognise(error);
  const body = problem(known);
  if (body.status >= 500) request.log.error({ err: error, code: body.code }, 'request failed');
  if (body.status === 503 || body.status === 429)
    reply.header('retry-after', retryAfter(error) ?? RETRY_AFTER_SECONDS);
  if (body.code === 'not_authenticated')
    reply.header('www-authenticate', request.routeOptions.config.isPage ? BROWSER : 'Bearer');
  reply
    .code(body.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(body));
}

function retryAfter(error: unknown): number | undefined {
  return error instanceof ProblemError ? error.retryAfter : undefined;
}

type Known = { code: ProblemCode; errors?: readonly FieldError[]; detail?: string };

function recognise(error: unknown): Known {
  if (error instanceof ProblemError)
    return {
      code: error.code,
      ...(error.detail !== undefined && { detail: error.detail }),
      ...(error.errors !== undefined && { errors: error.errors }),
    };
  if (error instanceof ReadAborted) return { code: 'client_gone' };
  if (error instanceof TooManyReads) return { code: 'too_many_requests' };
  if (error instanceof WarehouseBusy) return { code: 'warehouse_busy' };
  if (error instanceof WarehouseUnavailable) return { code: 'warehouse_unavailable' };
  if (error instanceof DiskLow) return { code: 'disk_low', detail: error.message };
  if (error instanceof LogUnavailable) return { code: 'log_unavailable' };
  if (error instanceof ImportError) return { code: 'import_unreadable', detail: error.message };
  if (hasZodFastifySchemaValidationErrors(error)) return invalid(error);
  const { statusCode: status, code } = (error ?? {}) as Partial<FastifyError>;
  if (code === 'server_busy') return { code };
  if (status === 404) return { code: 'not_found' };
  if (status === 413) return { code: 'body_too_large' };
  if (status === 415) return { code: 'media_type_unsupported' };
  if (status !== undefined && status >= 400 && status < 500)
    return { code: 'body_invalid', detail: (error as Error).message };
  return { code: 'internal_error' };
}

type Invalid = Pick<FastifyError, 'validationContext'> & {
  readonly validation: readonly FastifySchemaValidationError[];
};

function invalid({ validation, validationContext }: Invalid): Known {
  return {
    code: validationContext === 'body' ? 'body_invalid' : 'parameters_invalid',
    errors: validation.map(({ instancePath, message, params }) => ({
      field: fieldOf(instancePath, params),
      message: message ?? 'Invalid value',
    })),
  };
}

/** `/from` as `from`; a field that nobody knows is named itself. */
function fieldOf(instancePath: string, { keys }: Record<string, unknown>): string {
  const path = instancePath.split('/').filter(Boolean);
  if (!Array.isArray(keys)) return path.join('.');
  return keys.map((key) => [...path, key].join('.')).join(', ');
}
