/** Nothing was heard; what is wrong is not known. */
export class OutOfTime extends Error {
  override readonly name = 'OutOfTime';
}

/** Rejects with `message` when the promise is not settled in time; the work itself goes on unheard. */
export async function withinTime<T>(ms: number, message: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new OutOfTime(`${message} for ${Math.round(ms / 100) / 10} s`)),
      ms,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => {});
  }
}
