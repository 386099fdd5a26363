/** A part of the font as a file of its own, which a browser fetches when a page has one of its characters. */
export interface Subset {
  /** The file of `@fontsource-variable/inter` that it is cut from. */
  readonly of: 'latin' | 'latin-ext' | 'cyrillic';
  readonly name: string;
  /** First and last code point of each run, as CSS writes `unicode-range`. */
  readonly ranges: readonly (readonly [first: number, last: number])[];
}

/** What the pages write in English, Russian and Turkish; other characters come from the whole files. */
export const SUBSETS: readonly Subset[] = [
  {
    of: 'latin',
    name: 'latin',
    ranges: [
      [0x20, 0x7e],
      [0xa0, 0xff],
      [0x131, 0x131],
      [0x2000, 0x206f],
      [0x20ac, 0x20ac],
      [0x2190, 0x2193],
      [0x2212, 0x2212],
      [0x2215, 0x2215],
    ],
  },
  // Letters of Turkish, and the signs of the rouble, the lira and the hryvnia: without them a sum in
  // roubles would fetch all of extended Latin.
  {
    of: 'latin-ext',
    name: 'turkish',
    ranges: [
      [0x11e, 0x11f],
      [0x130, 0x130],
      [0x15e, 0x15f],
      [0x20b4, 0x20b4],
      [0x20ba, 0x20ba],
      [0x20bd, 0x20bd],
      [0x2264, 0x2265],
    ],
  },
  {
    of: 'cyrillic',
    name: 'cyrillic',
    ranges: [
      [0x400, 0x45f],
      [0x2116, 0x2116],
    ],
  },
];

/** Weights between which the pages write; a face of other weights would be fetched beside these. */
export const WEIGHTS = { min: 400, max: 700 } as const;

/** Tabular figures, kerning, the alternates that `base.css` asks for, and what marks need to stand right. */
export const FEATURES: readonly string[] = [
  ...['kern', 'mark', 'mkmk', 'ccmp', 'locl', 'calt', 'case', 'tnum', 'cv11', 'ss03'],
];

export function charactersOf({ ranges }: Subset): string {
  return ranges
    .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at))
    .map((code) => String.fromCodePoint(code))
    .join('');
}

/** `U+20-7E,U+A0-FF` */
export function unicodeRange({ ranges }: Subset): string {
  const hex = (code: number) => code.toString(16).toUpperCase();
  return ranges
    .map(([first, last]) => (first === last ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`))
    .join(',');
}
