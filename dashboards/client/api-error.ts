import type { Problem } from '@throughline/api/contract/problem';

/** Codes that the pages add to those of the API. */
export const CLIENT_CODES = {
  network: 'CLIENT_NO_ANSWER',
  unreadable: 'CLIENT_UNREADABLE_ANSWER',
} as const;

/** A request that did not bring what was asked: the API's problem, or what kept it from answering. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly problem: Problem | null;

  constructor(status: number, code: string, message: string, problem: Problem | null = null) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.problem = problem;
  }
}

/** Trying once more can only help where the server was not reached or was not able to answer. */
export function isTransient(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status >= 500);
}
