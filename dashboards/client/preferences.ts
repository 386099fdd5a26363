import type { Language } from '@throughline/api/contract/metrics';
import { LANGUAGES } from '@throughline/api/contract/metrics';
import { THEMES, type Theme } from '../address/address-state.ts';

/** What a reader chose once for all pages on this device; an address that says otherwise wins. */
export interface Preferences {
  readonly language: Language | null;
  readonly theme: Theme | null;
}

const STORAGE_KEY = 'throughline.preferences';

/** Nothing where nothing was kept, or where the browser keeps nothing. */
export function readPreferences(): Preferences {
  try {
    const kept = JSON.parse(window.localStorage.getItem(STORAGE_KEY) ?? '{}') as Preferences;
    return {
      language: LANGUAGES.find((known) => known === kept.language) ?? null,
      theme: THEMES.find((known) => known === kept.theme) ?? null,
    };
  } catch {
    return { language: null, theme: null };
  }
}

export function keepPreferences(change: Partial<Preferences>): void {
  try {
    window.localStorage.setItem(STORAGE_KEY, JSON.stringify({ ...readPreferences(), ...change }));
  } catch {
    // A browser that keeps nothing still shows the choice, which stands in the address.
  }
}
