/**
 * A read that is shared: whoever asks while one is under way waits for the next one, together with all others who do. It begins
 * after each of them asked, so nobody is told less than there was.
 */
export function joinedRead<Answer>(read: () => Promise<Answer>): () => Promise<Answer> {
  let running: Promise<unknown> | undefined;
  let next: Promise<Answer> | undefined;

  const begin = (): Promise<Answer> => {
    const answer = read();
    const over = answer
      .catch(() => {})
      .then(() => {
        if (running === over) running = undefined;
      });
    running = over;
    return answer;
  };

  return () => {
    if (!running) return begin();
    next ??= running.then(() => {
      next = undefined;
      return begin();
    });
    return next;
  };
}
