import * as z from 'zod';

/** RFC 9457 problem details with a stable code. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/** Every code of the API's problems; pages say each in the reader's language. */
export const PROBLEM_CODES = [
  'parameters_invalid',
  'body_invalid',
  'not_authenticated',
  'not_permitted',
  'cross_site_refused',
  'host_refused',
  'request_invalid',
  'body_too_slow',
  'headers_too_large',
  'method_not_allowed',
  'too_many_failed_keys',
  'server_busy',
  'not_found',
  'body_too_large',
  'media_type_unsupported',
  'currency_unavailable',
  'source_unknown',
  'import_unknown',
  'run_unknown',
  'operation_unknown',
  'identifier_invalid',
  'person_unknown',
  'identifier_shared',
  'import_unreadable',
  'disk_low',
  'log_unavailable',
  'operation_unavailable',
  'file_too_large',
  'internal_error',
  'too_many_requests',
  'client_gone',
  'figures_incomplete',
  'warehouse_busy',
  'warehouse_unavailable',
] as const;
