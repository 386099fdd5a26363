/** The API key lives as long as the tab: it is a secret, so it never goes into the address or onto disk. */
const STORAGE_KEY = 'throughline.api-key';

export function readApiKey(): string | null {
  return window.sessionStorage.getItem(STORAGE_KEY);
}

export function keepApiKey(key: string): void {
  window.sessionStorage.setItem(STORAGE_KEY, key);
}

export function forgetApiKey(): void {
  window.sessionStorage.removeItem(STORAGE_KEY);
}
