/** An exception of the engine, or one that a ClickHouse server gives before its engine is asked. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly code: number;

  /** @param message whole text, as a server writes it: `Code: 60. DB::Exception: … (UNKNOWN_TABLE)`. */
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

export function serverError(code: number, type: string, sentence: string): EngineError {
  return new EngineError(code, `Code: ${code}. DB::Exception: ${sentence} (${type})`);
}

/** What the native library throws is text only; an error that is not the engine's is code 1002. */
export function asEngineError(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const code = /Code: (\d+)\./.exec(message)?.[1];
  return code
    ? new EngineError(Number(code), message)
    : serverError(1002, 'UNKNOWN_EXCEPTION', `${message}.`);
}

const BAD_REQUEST = [6, 25, 26, 27, 36, 38, 41, 53, 62, 72, 110, 117, 167, 168, 170, 174, 374, 552];
const NOT_FOUND = [46, 47, 50, 56, 60, 63, 73, 78, 81, 99, 115, 336];
const STATUS = new Map<number, number>([
  ...BAD_REQUEST.map((code) => [code, 400] as const),
  ...NOT_FOUND.map((code) => [code, 404] as const),
  [48, 501],
  [159, 408],
  [192, 403],
  [193, 403],
  [194, 401],
  [209, 503],
  [229, 413],
  [381, 411],
  [439, 503],
  [516, 403],
]);

/** HTTP status under which a server sends an exception of this code. */
export function statusOf(code: number): number {
  return STATUS.get(code) ?? 500;
}
