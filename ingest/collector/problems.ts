/** Every error that the collector answers with: its status, and one sentence on what is wrong and what to do. */
export const COLLECTOR_PROBLEMS = {
  path_unknown: {
    status: 404,
    title:
      'Nothing is collected at this path; check the name of the source and that it is configured.',
  },
  method_not_allowed: {
    status: 405,
    title: 'This path does not take that method; Allow names those that it takes.',
  },
  account_unknown: {
    status: 404,
    title: 'The account is not configured; add it to the source, or name one in the path.',
  },
  signature_refused: {
    status: 401,
    title: 'The request could not be verified; check the secret on both sides.',
  },
  origin_refused: {
    status: 403,
    title: 'Pages of this site may not send here; add its origin to origins of the account.',
  },
  body_too_large: {
    status: 413,
    title: 'The body is larger than this endpoint takes; send it in parts.',
  },
  too_many_records: {
    status: 413,
    title: 'The body holds more records than a delivery may; send them in several.',
  },
  delivery_too_large: {
    status: 413,
    title:
      'The delivery is larger than the log takes; it was not stored. Send it in parts, or raise the limit of the log.',
  },
  encoding_unsupported: {
    status: 415,
    title: 'The content encoding is unknown; send gzip, deflate, br or none.',
  },
  nesting_too_deep: {
    status: 400,
    title: 'The JSON is nested deeper than any record of a vendor’s; check the sender.',
  },
  request_invalid: {
    status: 400,
    title: 'The request is not valid HTTP; check its headers and its length.',
  },
  rate_limited: {
    status: 429,
    title: 'Too many requests from this address; try again after the time in Retry-After.',
  },
  disk_low: {
    status: 503,
    title: 'There is too little room on the disk to store what comes; send it again later.',
  },
  server_busy: {
    status: 503,
    title:
      'The server holds as many bodies as it can; send the delivery again after the time in Retry-After.',
  },
  log_unavailable: {
    status: 503,
    title: 'The delivery could not be stored; send it again after the time in Retry-After.',
  },
  internal: {
    status: 500,
    title: 'The collector failed; send the delivery again, and report the fault if it stays.',
  },
} as const;

export type CollectorProblemCode = keyof typeof COLLECTOR_PROBLEMS;

/** RFC 9457 problem details with a stable code. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: CollectorProblemCode;
  readonly detail?: string;
}

export class CollectorProblem extends Error {
  override readonly name = 'CollectorProblem';
  readonly code: CollectorProblemCode;
  readonly detail: string | undefined;
  /** Under what the refusal is counted; the code where it says enough. */
  readonly reason: string;

  constructor(code: CollectorProblemCode, detail?: string, reason: string = code) {
    super(detail ?? COLLECTOR_PROBLEMS[code].title);
    this.code = code;
    this.detail = detail;
    this.reason = reason;
  }

  get status(): number {
    return COLLECTOR_PROBLEMS[this.code].status;
  }

  body(): ProblemBody {
    return {
      type: `urn:throughline:problem:${this.code}`,
      ...COLLECTOR_PROBLEMS[this.code],
      code: this.code,
      ...(this.detail !== undefined && { detail: this.detail }),
    };
  }
}
