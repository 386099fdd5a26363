import * as z from 'zod';

/** RFC 9457 problem details with a stable code. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string().optional(),
  errors: z
    .array(
      z.object({
        field: z.string(),
        message: z.string(),
        /** Of this fault, where one answer tells of several kinds. */
        code: z.string().optional(),
        row: z.number().optional(),
        column: z.string().optional(),
        sheet: z.string().optional(),
        cell: z.string().optional(),
      }),
    )
    .optional(),
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
  'plan_unknown',
  'plan_missing',
  'plan_locked',
  'plan_version_stale',
  'plan_not_visible',
  'plan_not_computable',
  'plan_column_missing',
  'plan_row_invalid',
  'plan_line_duplicate',
  'plan_total_differs',
  'plan_currency_mixed',
  'plan_month_outside',
  'plan_basis_unclear',
  'plan_file_unreadable',
  'plan_history_missing',
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
