/** The same function, with at most `most` calls running at once; the others wait in their order. */
export function limited<Arguments extends unknown[], Result>(
  most: number,
  work: (...given: Arguments) => Promise<Result>,
): (...given: Arguments) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (...given) => {
    if (running < most) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work(...given);
    } finally {
      // The place passes on to whoever waits longest.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
