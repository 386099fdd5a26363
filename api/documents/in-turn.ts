const queues = new Map<string, Promise<unknown>>();

/** One writer of a document at a time in this process; those of other processes are told apart after writing. */
export async function inTurn<Result>(id: string, work: () => Promise<Result>): Promise<Result> {
  const before = queues.get(id) ?? Promise.resolve();
  const mine = before.catch(() => {}).then(work);
  queues.set(id, mine);
  try {
    return await mine;
  } finally {
    if (queues.get(id) === mine) queues.delete(id);
  }
}
