import type { Session, Warehouse, Writer } from './warehouse.ts';

/** A session with work tables laid out in it; a new one takes its place when it may have lost them. */
export interface WorkSession {
  /** One task at a time. What fails closes the session: its work tables are in no known state. */
  use<Result>(task: (session: Writer) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/**
 * @param work names the session; see `Warehouse.session`.
 * @param layOut makes the temporary tables that the tasks count on.
 */
export function workSession(
  warehouse: Pick<Warehouse, 'session'>,
  work: string,
  layOut: (session: Writer) => Promise<void>,
): WorkSession {
  let open: Session | undefined;
  let tail: Promise<unknown> = Promise.resolve();

  async function current(): Promise<Session> {
    if (open?.isUsable()) return open;
    await drop();
    open = await warehouse.session(work);
    await layOut(open);
    return open;
  }

  async function drop(): Promise<void> {
    const left = open;
    open = undefined;
    // Whatever broke the session may keep it from being closed; it then ends by itself.
    await left?.close().catch(() => {});
  }

  function queued<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = tail.then(task);
    tail = result.catch(() => undefined);
    return result;
  }

  return {
    use: (task) =>
      queued(async () => {
        try {
          return await task(await current());
        } catch (error) {
          await drop();
          throw error;
        }
      }),
    close: () => queued(drop),
  };
}
