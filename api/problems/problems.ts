import type { PROBLEM_CODES, Problem } from '../contract/problem.ts';

/** Every error that a client can meet: status, and one sentence on what is wrong and what to do. */
export const PROBLEMS = {
  parameters_invalid: { status: 400, title: 'A parameter is not what was expected; see errors.' },
  body_invalid: { status: 400, title: 'The body is not what was expected; see errors.' },
  not_authenticated: {
    status: 401,
    title: 'A valid API key is needed: send it as "Authorization: Bearer <key>".',
  },
  not_permitted: { status: 403, title: 'The role of this API key may not do this.' },
  cross_site_refused: {
    status: 403,
    title: 'A page of another site may not change anything here; configure API keys to allow it.',
  },
  host_refused: {
    status: 403,
    title:
      'Without API keys only this machine is answered, by the name localhost; configure API keys.',
  },
  request_invalid: {
    status: 400,
    title: 'The request is not valid HTTP; check its address, its headers and its length.',
  },
  body_too_slow: {
    status: 408,
    title: 'The body came too slowly; send it again, in parts where the line is slow.',
  },
  headers_too_large: {
    status: 431,
    title: 'The headers or the address are too long; shorten them.',
  },
  method_not_allowed: {
    status: 405,
    title: 'This address does not take that method; Allow names those that it takes.',
  },
  too_many_failed_keys: {
    status: 429,
    title:
      'Too many wrong API keys came from this address; try again after the time in Retry-After.',
  },
  server_busy: {
    status: 503,
    title:
      'The server holds as many bodies as it can; send it again after the time in Retry-After.',
  },
  not_found: { status: 404, title: 'There is nothing at this address; see /api/openapi.json.' },
  body_too_large: { status: 413, title: 'The body is too large; send it in smaller parts.' },
  media_type_unsupported: {
    status: 415,
    title: 'The body has a media type that is not read here.',
  },
  currency_unavailable: {
    status: 422,
    title: 'The report is kept in the base currency only; leave the parameter currency out.',
  },
  source_unknown: { status: 404, title: 'There is no such source; the detail names those known.' },
  import_unknown: { status: 404, title: 'This process has taken no such import.' },
  run_unknown: { status: 404, title: 'There is no kept run of this id.' },
  operation_unknown: { status: 404, title: 'This process has started no such operation.' },
  plan_unknown: {
    status: 404,
    title: 'There is no such plan, or no such version of it; GET /api/v1/plans lists them.',
  },
  segment_unknown: {
    status: 404,
    title: 'There is no segment of this name; GET /api/v1/segments lists them.',
  },
  segment_not_visible: {
    status: 409,
    title: 'Another change of this segment is not loaded yet; try again in a few seconds.',
  },
  smart_goal_unknown: {
    status: 404,
    title: 'There is no goal of this name; GET /api/v1/smart-goals lists them.',
  },
  smart_goal_not_visible: {
    status: 409,
    title: 'Another change of this goal is not loaded yet; try again in a few seconds.',
  },
  link_unknown: {
    status: 404,
    title: 'There is no link of this code; GET /api/v1/links lists them.',
  },
  link_taken: {
    status: 409,
    title: 'Another link has this code; choose another one, or leave it out and one is made.',
  },
  target_unknown: {
    status: 404,
    title: 'The configuration names no such target under `back`; GET /api/v1/back lists them.',
  },
  dry_run_needed: {
    status: 409,
    title:
      'What would go under these settings has not been seen yet; make a dry run first (throughline send <target> --dry-run).',
  },
  sending_busy: {
    status: 409,
    title: 'Another run sends to this target; try again once it has ended.',
  },
  sending_not_visible: {
    status: 409,
    title: 'The ledger of this target is not loaded yet; nothing was sent, try again in a minute.',
  },
  target_resting: {
    status: 503,
    title: 'The platform refuses for the moment; nothing was sent, try again later.',
  },
  plan_missing: {
    status: 404,
    title:
      'No approved or locked plan covers today; make one (POST /api/v1/plans, or throughline plan import), approve it, or name one with plan=.',
  },
  plan_locked: {
    status: 409,
    title:
      'This version of the plan is locked; begin a new draft after it with "correction": true.',
  },
  plan_version_stale: {
    status: 409,
    title:
      'Somebody else has changed the plan since this version was read; errors say what, read it again and repeat the change.',
  },
  plan_not_visible: {
    status: 503,
    title: 'The version before is accepted and cannot be read yet; try again shortly.',
  },
  plan_not_computable: {
    status: 422,
    title: 'The plan cannot be computed; correct the fields in errors.',
  },
  plan_column_missing: {
    status: 422,
    title: 'The sheet lacks a column; add it, or correct its heading.',
  },
  plan_row_invalid: {
    status: 422,
    title: 'A cell of the sheet is not what was expected; see errors.',
  },
  plan_line_duplicate: {
    status: 422,
    title:
      'A channel, campaign and month stand in the sheet twice; add the two lines up, or name them apart.',
  },
  plan_total_differs: {
    status: 422,
    title: 'A total typed in the sheet is not the sum of its lines; correct one or the other.',
  },
  plan_currency_mixed: {
    status: 422,
    title:
      'The sheet has several currencies, or another one than the plan; convert the lines to one.',
  },
  plan_month_outside: {
    status: 422,
    title:
      'A month lies outside of the plan; correct it, or change the first month or the number of months.',
  },
  plan_basis_unclear: {
    status: 422,
    title:
      'The heading says that budgets hold VAT or a fee; say what with budget_includes (in the command: --budget-includes vat,fee).',
  },
  plan_file_unreadable: {
    status: 422,
    title: 'The file is no workbook that can be read; save it as XLSX, or as CSV (UTF-8).',
  },
  plan_history_missing: {
    status: 422,
    title:
      'There is not enough history for a plan; import costs of the year before, or give what is missing.',
  },
  close_unknown: {
    status: 404,
    title: 'This month is not closed; GET /api/v1/closes lists those that are.',
  },
  close_exists: {
    status: 409,
    title:
      'This month is closed already, and no close is ever taken back; the report close-changes says what has changed since.',
  },
  close_out_of_order: {
    status: 409,
    title: 'Months are closed one after the other; close the one that the detail names first.',
  },
  close_month_open: {
    status: 409,
    title: 'The month has not ended in the time zone of the books; close it afterwards.',
  },
  close_data_incomplete: {
    status: 409,
    title: 'Not every source has told of the whole month; bring in what is missing, then close it.',
  },
  close_not_visible: {
    status: 503,
    title: 'The close before is accepted and cannot be read yet; try again shortly.',
  },
  close_key_unreadable: {
    status: 503,
    title:
      'The key that signs closes cannot be used; see that closing.key_file names an Ed25519 private key (PEM) that this process may read.',
  },
  identifier_invalid: {
    status: 400,
    title:
      'The identifier is none that names a person; expected type:value, such as email:anna@example.com.',
  },
  person_unknown: {
    status: 404,
    title: 'Nobody is stored under this identifier; check it, or name another one of the person.',
  },
  identifier_shared: {
    status: 409,
    title:
      'Several people share this identifier, and it is none of theirs; name one that is the person’s alone.',
  },
  import_unreadable: {
    status: 422,
    title: 'The file is not what it claims; what was good before the fault is kept.',
  },
  file_refused: {
    status: 422,
    title: 'The file cannot be read as it is; nothing of it was taken in.',
  },
  import_not_undoable: {
    status: 409,
    title:
      'The import cannot be undone now: it is still being taken in, or the log no longer has what it brought.',
  },
  disk_low: {
    status: 503,
    title: 'There is too little room on the disk to take more in; make room, then try again.',
  },
  log_unavailable: {
    status: 503,
    title: 'The log cannot be written at the moment; try again shortly.',
  },
  operation_unavailable: {
    status: 501,
    title: 'This process cannot do that; ask the process that owns the data folder.',
  },
  file_too_large: {
    status: 422,
    title:
      'The report has more rows than a file of this format takes; ask for less, or for another format.',
  },
  internal_error: {
    status: 500,
    title: 'Something failed here that should not; the log has the details.',
  },
  too_many_requests: {
    status: 429,
    title: 'Too many of your requests are waiting already; wait for their answers, then ask again.',
  },
  client_gone: {
    status: 499,
    title: 'The client closed the connection before the answer was there; its work was stopped.',
  },
  figures_incomplete: {
    status: 503,
    title: 'Rows that were lost are being made again; until then figures would be too small.',
  },
  warehouse_busy: {
    status: 503,
    title: 'Too much is being asked at the moment; try again shortly.',
  },
  warehouse_unavailable: {
    status: 503,
    title: 'The warehouse cannot be reached at the moment; try again shortly.',
  },
} as const satisfies Record<(typeof PROBLEM_CODES)[number], { status: number; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

export interface FieldError {
  readonly field: string;
  /** What was expected. */
  readonly message: string;
  /** Of this fault, where one answer tells of several kinds. */
  readonly code?: ProblemCode;
  /** Of a sheet, from 1, and the heading of the column. */
  readonly row?: number;
  readonly column?: string;
  /** Of a workbook: the sheet, and the cell such as `F12`. */
  readonly sheet?: string;
  readonly cell?: string;
}

export interface ProblemDetails {
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  readonly retryAfter?: number;
}

/** Thrown anywhere behind a route; answered as problem details. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly detail: string | undefined;
  readonly errors: readonly FieldError[] | undefined;
  /** Seconds. */
  readonly retryAfter: number | undefined;

  constructor(code: ProblemCode, about: ProblemDetails = {}) {
    super(about.detail ?? PROBLEMS[code].title);
    this.code = code;
    this.detail = about.detail;
    this.errors = about.errors;
    this.retryAfter = about.retryAfter;
  }
}

/** RFC 9457 body of a problem. */
export function problem({
  code,
  detail,
  errors,
}: Pick<ProblemError, 'code'> & Partial<ProblemError>): Problem {
  const { status, title } = PROBLEMS[code];
  return {
    type: `urn:throughline:problem:${code}`,
    title,
    status,
    code,
    ...(detail !== undefined && { detail }),
    ...(errors !== undefined && { errors: [...errors] }),
  };
}
