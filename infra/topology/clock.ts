/** µs since 1970 UTC from the system clock; never the same number twice and never a smaller one. */
export function monotonicClock(): () => number {
  let last = 0;
  return () => {
    last = Math.max(last + 1, Date.now() * 1000);
    return last;
  };
}
