import type { Region } from '../contract/event.ts';
import { analyticsText } from '../mapping/analytics-text.ts';
import { clip } from './clip.ts';

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
let codes: ReadonlyMap<string, string> | undefined;

/** Names that vendors write otherwise than the standard does. */
const ALIASES: Readonly<Record<string, string>> = {
  ...{ türkiye: 'TR', turkey: 'TR', czechia: 'CZ', 'czech republic': 'CZ', usa: 'US' },
  ...{ 'great britain': 'GB', 'south korea': 'KR', 'hong kong': 'HK', macedonia: 'MK' },
};

/** Unions, blocks and tests that have a code and a name like a country. */
const NO_COUNTRY = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']);

/** ISO 3166-1 code of a country told by its code or its English name. */
export function countryCode(told: unknown): string | undefined {
  const text = analyticsText(told);
  if (text === undefined) return undefined;
  if (/^[a-z]{2}$/i.test(text)) return todaysCode(text.toUpperCase());
  codes ??= allCountries();
  const name = text.toLowerCase().replaceAll(' and ', ' & ');
  return ALIASES[name] ?? codes.get(name);
}

/** The code that a country has now: those of before (`SU`, `FX`) and other spellings (`UK`) still have its name. */
function todaysCode(code: string): string | undefined {
  if (NO_COUNTRY.has(code) || names.of(code) === undefined) return undefined;
  return Intl.getCanonicalLocales(`und-${code}`)[0]!.slice('und-'.length);
}

/** Where it happened, as far as it is told; undefined where nothing is. */
export function regionOf(told: {
  readonly country?: unknown;
  readonly region?: unknown;
  readonly city?: unknown;
}): Region | undefined {
  const word = (value: unknown) => {
    const text = analyticsText(value);
    return text === undefined ? undefined : clip(text, 128);
  };
  const country = countryCode(told.country);
  const region = word(told.region);
  const city = word(told.city);
  if (!country && !region && !city) return undefined;
  return { ...(country && { country }), ...(region && { region }), ...(city && { city }) };
}

function allCountries(): ReadonlyMap<string, string> {
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
  const found = new Map<string, string>();
  for (const first of letters)
    for (const second of letters) {
      const code = todaysCode(first + second);
      if (code !== undefined) found.set(names.of(code)!.toLowerCase(), code);
    }
  return found;
}
