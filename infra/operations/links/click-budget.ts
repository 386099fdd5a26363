const WINDOW_MS = 60_000;
/** A classroom behind one address follows a link so often in a minute; more of it is a machine. */
const MOST = 120;
const ADDRESSES = 10_000;

/** Whether another click of an address is counted. Memory is bounded: it forgets every minute. */
export function clickBudget(clock: () => number = Date.now): (ip: string) => boolean {
  const clicks = new Map<string, number>();
  let until = 0;
  return (ip) => {
    const now = clock();
    if (now >= until) {
      clicks.clear();
      until = now + WINDOW_MS;
    }
    const count = (clicks.get(ip) ?? 0) + 1;
    if (clicks.size < ADDRESSES || clicks.has(ip)) clicks.set(ip, count);
    return count <= MOST;
  };
}
