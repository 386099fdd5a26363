import type { Language } from '@throughline/api/contract/metrics';
import { LANGUAGES } from '@throughline/api/contract/metrics';
import { THEMES, type Theme } from '../address/address-state.ts';
import { PERIOD_PRESETS, type PeriodPreset } from '../format/days.ts';

/** What a reader chose once for all pages on this device; an address that says otherwise wins. */
export interface Preferences {
  readonly language: Language | null;
  readonly theme: Theme | null;
  /** The preset that was chosen last. */
  readonly period: PeriodPreset | null;
  /** Columns by the path of a page, as its address writes them. */
  readonly columns: Readonly<Record<string, string>>;
}

const STORAGE_KEY = 'throughline.preferences';
const NOTHING: Preferences = { language: null, theme: null, period: null, columns: {} };

/** Nothing where nothing was kept, or where the browser keeps nothing. */
export function readPreferences(): Preferences {
  try {
    const kept = JSON.parse(window.localStorage.getItem(STORAGE_KEY) ?? '{}') as Preferences;
    return {
      language: LANGUAGES.find((known) => known === kept.language) ?? null,
      theme: THEMES.find((known) => known === kept.theme) ?? null,
      period: PERIOD_PRESETS.find((known) => known === kept.period) ?? null,
      columns: typeof kept.columns === 'object' && kept.columns ? kept.columns : {},
    };
  } catch {
    return NOTHING;
  }
}

export function keepPreferences(change: Partial<Preferences>): void {
  try {
    window.localStorage.setItem(STORAGE_KEY, JSON.stringify({ ...readPreferences(), ...change }));
  } catch {
    // A browser that keeps nothing still shows the choice, which stands in the address.
  }
}

/** The columns of one page; null for its usual ones. */
export function keepColumns(path: string, columns: string | null): void {
  const { [path]: _, ...others } = readPreferences().columns;
  keepPreferences({ columns: columns === null ? others : { ...others, [path]: columns } });
}

/** Back to the usual period and columns; language and theme stay. */
export function forgetView(): void {
  keepPreferences({ period: null, columns: {} });
}
