/** The other end of `startChild`. */
export function task<T>(): T {
  return JSON.parse(process.argv[2] ?? 'null') as T;
}

export function tell(kind: string, value: unknown = null): void {
  process.send?.({ kind, value });
}

/** Runs the process's work and reports what stops it. */
export async function serve(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    tell('failed', error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exitCode = 1;
    process.disconnect?.();
  }
}

const ORPHAN_ENDS_WITHIN_MS = 10_000;

/** Resolves when the process is asked to end. One whose parent is gone ends in any case. */
export function stopped(): Promise<void> {
  // Ctrl-C reaches the whole group: the parent decides.
  process.on('SIGINT', () => {});
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('disconnect', () => {
      resolve();
      setTimeout(() => process.exit(1), ORPHAN_ENDS_WITHIN_MS).unref();
    });
  });
}
