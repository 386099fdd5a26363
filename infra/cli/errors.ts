import { STATUS_CODES } from 'node:http';
import { ConfigError, problemLine } from '../config/config-error.ts';
import { CommandError, type FailureCode } from './command-error.ts';

export interface Explanation {
  readonly text: string;
  readonly exitCode: FailureCode;
}

/** Errors of the layers below, told by their names: their code is only loaded by commands that need it. */
const EXIT_CODES: Readonly<Record<string, FailureCode>> = {
  ListenRefused: 78,
  LogDamaged: 78,
  LogMisconfigured: 78,
  PackError: 78,
  WarehouseMisconfigured: 78,
  ImportError: 2,
  RangeError: 2,
};

/** What a command says about an error on standard error, and its exit code. */
export function explain(error: unknown): Explanation {
  if (error instanceof CommandError) return { text: error.message, exitCode: error.exitCode };
  if (error instanceof ConfigError) {
    const lines = error.problems.map((problem) => `  ${problemLine(problem)}`);
    return { text: ['The configuration cannot be used:', ...lines].join('\n'), exitCode: 78 };
  }
  if (!(error instanceof Error)) return { text: String(error), exitCode: 1 };
  if (error.name === 'AttributionError') return { text: coded(error), exitCode: 2 };
  if (error.name === 'SchemaError') return { text: coded(error), exitCode: 78 };
  const { code, address, port } = error as NodeJS.ErrnoException & {
    address?: string;
    port?: number;
  };
  if (code === 'EADDRINUSE')
    return {
      text: `Port ${port} of ${address} is taken by another process: stop that one, or choose another port with --port.`,
      exitCode: 1,
    };
  if (code === 'EACCES' || code === 'EROFS')
    return { text: `${error.message}: no permission to write there.`, exitCode: 1 };
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return {
      text: `disk_full: ${error.message}: make room on this disk, then try again. Nothing that was accepted is lost.`,
      exitCode: 1,
    };
  return { text: error.message, exitCode: EXIT_CODES[error.name] ?? 1 };
}

/** The code first; the places in a file that are wrong stand on lines of their own. */
function coded({ code, message }: Error & { readonly code?: string }): string {
  return code === 'path_file_invalid'
    ? `${code}: nothing was computed.\n${message}`
    : `${code}: ${message}`;
}

/** Turns an answer that is a problem (RFC 9457) into an error of the command. */
export function problemError(status: number, body: string): CommandError {
  const problem = readProblem(body);
  const sentence =
    problem.detail ??
    problem.title ??
    `The answer was ${status} ${STATUS_CODES[status] ?? ''}`.trimEnd();
  const errors = problem.errors ?? [];
  // A sentence that says the only fault itself is not followed by it.
  const isSaid =
    errors.length === 1 && sentence.endsWith(errors[0]!.message.replace(/^line \d+: /, ''));
  const fields = (isSaid ? [] : errors).map(
    ({ field, message, code: own }) => `  ${field}: ${own ? `${own}: ` : ''}${message}`,
  );
  const code = problem.code ? `${problem.code}: ` : '';
  return new CommandError(failureCode(status), [`${code}${sentence}`, ...fields].join('\n'));
}

function failureCode(status: number): FailureCode {
  if (status === 401 || status === 403) return 78;
  return status >= 400 && status < 500 && status !== 408 && status !== 429 ? 2 : 1;
}

interface ProblemBody {
  readonly title?: string;
  readonly detail?: string;
  readonly code?: string;
  readonly errors?: readonly {
    readonly field: string;
    readonly message: string;
    readonly code?: string;
  }[];
}

function readProblem(body: string): ProblemBody {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null ? (parsed as ProblemBody) : {};
  } catch {
    return {};
  }
}
