import { domain } from './options.ts';

/** Blocked storage throws at every touch; a page goes on without it. */
export function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

export function read<T>(key: string): T | undefined {
  return quietly(() => JSON.parse(localStorage.getItem(key)!) as T);
}

export function write(key: string, value: unknown): void {
  quietly(() =>
    value ? localStorage.setItem(key, JSON.stringify(value)) : localStorage.removeItem(key),
  );
}

export function readCookie(name: string): string | undefined {
  return quietly(() => document.cookie.match(`(?:^|; )${name}=([^;]+)`)?.[1]);
}

/** For 395 days, of the 400 that browsers allow; 0 removes it. */
export function writeCookie(name: string, value: string | 0): void {
  quietly(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers that are in use.
    document.cookie = `${name}=${value};path=/;samesite=lax;max-age=${value && 34128000}${
      self.isSecureContext ? ';secure' : ''
    }${domain ? `;domain=${domain}` : ''}`;
  });
}
