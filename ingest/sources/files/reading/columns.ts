import { FileError } from '../file-error.ts';
import { foldHeading, foldText } from '../headings/fold.ts';
import { type FileKind, KINDS, meaningsOf } from '../headings/kinds.ts';
import type { Meaning } from '../headings/meanings.ts';
import type { VendorRow } from '../headings/vendors.ts';
import type { FileOptions } from './options.ts';

/** A column of a file and what it means. */
export interface Column {
  readonly index: number;
  /** As it stands in the file. */
  readonly heading: string;
  readonly meaning: Meaning | undefined;
  /** Where the heading names them. */
  readonly currency?: string;
  readonly vat?: boolean;
}

/** Meaning of a heading where nobody says otherwise. */
function known(name: string, kind: FileKind, vendor: VendorRow | undefined): Meaning | undefined {
  for (const [meaning, headings] of Object.entries(vendor?.words ?? {}))
    if (headings.includes(name)) return meaning as Meaning;
  return meaningsOf(kind).get(name);
}

/** How far ahead a heading stands among those of its meaning: of two columns the better one counts. */
function rankOf(name: string, meaning: Meaning, kind: FileKind, vendor: VendorRow | undefined) {
  const own = vendor?.words?.[meaning]?.indexOf(name) ?? -1;
  if (own >= 0) return own - 1_000;
  const at = KINDS[kind].words[meaning]?.findIndex((heading) => foldText(heading) === name) ?? -1;
  return at < 0 ? 1_000 : at;
}

/** What each column means as a file of one kind. A meaning has one column, the others of it are ignored. */
export function columnsFor(
  headings: readonly string[],
  kind: FileKind,
  vendor: VendorRow | undefined,
  { columns = {} }: Pick<FileOptions, 'columns'>,
): Column[] {
  const said = new Map(Object.entries(columns).map(([name, meaning]) => [foldText(name), meaning]));
  const best = new Map<Meaning, { index: number; rank: number }>();
  const found = headings.map((heading, index) => {
    const folded = foldHeading(heading);
    const whole = foldText(heading);
    const declared = said.get(whole) ?? said.get(folded.name);
    const meaning = declared ?? (folded.name === '' ? undefined : known(folded.name, kind, vendor));
    if (meaning && meaning !== 'ignored') {
      const rank = declared ? -10_000 : rankOf(folded.name, meaning, kind, vendor);
      const other = best.get(meaning);
      if (!other || rank < other.rank) best.set(meaning, { index, rank });
    }
    return { index, heading, meaning, folded };
  });
  return found.map(({ index, heading, meaning, folded }) => ({
    ...{ index, heading },
    meaning:
      meaning && meaning !== 'ignored' && best.get(meaning)!.index !== index ? 'ignored' : meaning,
    ...(folded.currency && { currency: folded.currency }),
    ...(folded.vat !== undefined && { vat: folded.vat }),
  }));
}

/** Whether a kind can be read from these columns. */
export function missingOf(columns: readonly Column[], kind: FileKind): readonly Meaning[][] {
  const there = new Set(columns.map(({ meaning }) => meaning));
  return KINDS[kind].needs
    .filter((group) => !group.some((one) => there.has(one)))
    .map((group) => [...group]);
}

/** @throws FileError that names what is missing. */
export function refuseMissing(columns: readonly Column[], kind: FileKind, line: number): void {
  const missing = missingOf(columns, kind);
  if (missing.length === 0) return;
  const what = missing.map((group) => group.join(' or ')).join(', and ');
  throw new FileError('file_columns_missing', { line, hint: `a file of ${kind} needs ${what}` });
}
