import { IMPORT_ERRORS, type ImportErrorCode } from '@throughline/ingest/importing/import-error';

const imports = Object.fromEntries(
  Object.entries(IMPORT_ERRORS).map(([code, title]) => [code, { status: 422, title }]),
) as Record<ImportErrorCode, { status: number; title: string }>;

/** Every problem that an operation can answer with. */
export const OPERATION_PROBLEMS = {
  ...imports,
  source_unknown: { status: 404, title: 'No such source.' },
  import_unknown: { status: 404, title: 'No such import since the server started.' },
  operation_unknown: { status: 404, title: 'No such operation since the server started.' },
  query_invalid: { status: 400, title: 'A parameter is not what was expected.' },
  log_unavailable: { status: 503, title: 'The log cannot be written now; try again.' },
  warehouse_unavailable: { status: 503, title: 'The warehouse cannot be reached now; try again.' },
  internal: { status: 500, title: 'A fault of the program; its log says more.' },
} as const;

export type OperationProblem = keyof typeof OPERATION_PROBLEMS;
