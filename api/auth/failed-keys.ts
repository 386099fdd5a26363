const MOST = 20;
const WINDOW_MS = 60_000;
const ADDRESSES = 10_000;

interface Count {
  failures: number;
  /** ms; when it is forgotten. */
  readonly until: number;
}

/**
 * Wrong keys by the address that sent them. Above twenty a minute the address is asked to wait, with
 * right keys too: whoever could still try would learn what a wait means. Memory is bounded; of too many
 * addresses the first are forgotten.
 */
export class FailedKeys {
  readonly #counts = new Map<string, Count>();
  readonly #clock: () => number;

  /** @param clock ms. */
  constructor(clock: () => number = Date.now) {
    this.#clock = clock;
  }

  /** Seconds that the address has to wait; undefined while it may try. */
  waitSeconds(ip: string): number | undefined {
    const count = this.#counts.get(networkOf(ip));
    const left = (count?.until ?? 0) - this.#clock();
    if (left <= 0 || count!.failures < MOST) return undefined;
    return Math.ceil(left / 1000);
  }

  add(ip: string): void {
    const network = networkOf(ip);
    const now = this.#clock();
    const known = this.#counts.get(network);
    if (known && known.until > now) {
      known.failures += 1;
      return;
    }
    this.#counts.delete(network);
    this.#counts.set(network, { failures: 1, until: now + WINDOW_MS });
    const [oldest] = this.#counts.keys();
    if (this.#counts.size > ADDRESSES && oldest !== undefined) this.#counts.delete(oldest);
  }
}

/** One who has an IPv6 address has 2^64 of them: the first half names the network. */
function networkOf(ip: string): string {
  if (!ip.includes(':') || ip.includes('.')) return ip;
  const [head = '', tail] = ip.split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const gap = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  return [...left, ...Array<string>(gap).fill('0'), ...right].slice(0, 4).join(':');
}
