/** At most so many at once; the others wait in order. Resolves with what gives the place back. */
export function createSlots(places: number): () => Promise<() => void> {
  let free = places;
  const waiting: (() => void)[] = [];
  const giveBack = () => {
    const next = waiting.shift();
    if (next) next();
    else free++;
  };
  return async () => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    let given = false;
    return () => {
      if (given) return;
      given = true;
      giveBack();
    };
  };
}
