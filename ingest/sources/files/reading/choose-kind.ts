import { FileError } from '../file-error.ts';
import { foldHeading } from '../headings/fold.ts';
import { FILE_KINDS, type FileKind, KINDS } from '../headings/kinds.ts';
import type { Meaning } from '../headings/meanings.ts';
import { VENDORS, type VendorRow } from '../headings/vendors.ts';
import { type Column, columnsFor, missingOf, refuseMissing } from './columns.ts';
import type { FileOptions } from './options.ts';

export interface Chosen {
  readonly kind: FileKind;
  readonly vendor: VendorRow | undefined;
  readonly columns: readonly Column[];
}

/**
 * What kind of file these headings make: that of the vendor whose export they are, else the one of those
 * with all they need that knows the most of them.
 * @throws FileError where none fits, or several equally.
 */
export function chooseKind(
  headings: readonly string[],
  options: FileOptions,
  line: number,
): Chosen {
  const vendor = vendorOf(headings, options);
  const kind = options.kind ?? vendor?.kind;
  if (kind !== undefined) {
    const columns = columnsFor(headings, kind, vendor, options);
    refuseMissing(columns, kind, line);
    return { kind, vendor, columns };
  }
  const fitting = FILE_KINDS.flatMap((each) => {
    const columns = columnsFor(headings, each, undefined, options);
    if (missingOf(columns, each).length > 0) return [];
    const meanings: Meaning[] = columns.flatMap(({ meaning }) =>
      meaning && meaning !== 'ignored' ? [meaning] : [],
    );
    const own = KINDS[each].own.filter((one) => meanings.includes(one)).length;
    return [{ kind: each, columns, score: 2 * meanings.length + own }];
  });
  const best = Math.max(0, ...fitting.map(({ score }) => score));
  const [first, second] = fitting.filter(({ score }) => score === best);
  if (!first)
    throw new FileError('file_kind_unknown', {
      line,
      hint: 'no kind has all the columns it needs',
    });
  if (second)
    throw new FileError('file_kind_unknown', {
      line,
      hint: `it may be ${first.kind} or ${second.kind}`,
    });
  return { kind: first.kind, vendor: undefined, columns: first.columns };
}

function vendorOf(headings: readonly string[], options: FileOptions): VendorRow | undefined {
  if (options.vendor !== undefined) return VENDORS.find(({ vendor }) => vendor === options.vendor);
  const names = new Set(headings.map((heading) => foldHeading(heading).name));
  return VENDORS.find(
    ({ kind, signature }) =>
      (options.kind === undefined || options.kind === kind) &&
      signature.every((group) => group.some((name) => names.has(name))),
  );
}
