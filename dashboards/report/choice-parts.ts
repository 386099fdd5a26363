import type * as z from 'zod';

/** A parameter of a report that is one of some words, and so a part of the sentence of filters. */
export interface ChoicePart {
  readonly key: string;
  readonly options: readonly string[];
  /** Several of them at once, with commas between; their words are those of the contract. */
  readonly isList?: true;
  /** What is asked where the address names nothing. */
  readonly usual: string | null;
}

/** How the answer is written, which is no question; and what a table does by itself. */
const NO_PARTS: ReadonlySet<string> = new Set(['format', 'lang', 'separator', 'sort']);
/** The order in which a sentence says them; others follow. */
const ORDER = ['compare', 'of', 'value', 'model', 'basis', 'by'];
/** Pages compare where the API does not unless told to. */
const PAGE_USUAL: UsualChoices = { compare: 'previous' };

export type UsualChoices = Readonly<Record<string, string>>;

/**
 * The parts of a report's sentence, from the schema of its query.
 * @param ofPage what the page usually shows where that is something else than what the report usually takes.
 */
export function choiceParts(
  shape: z.ZodRawShape,
  ofPage: UsualChoices = {},
): readonly ChoicePart[] {
  const usual = { ...PAGE_USUAL, ...ofPage };
  const parts = Object.entries(shape).flatMap(([key, schema]): ChoicePart[] => {
    if (NO_PARTS.has(key)) return [];
    const names = namesOf(schema);
    if (names)
      return [{ key, options: names, isList: true, usual: usualOf(usual[key], schema, names) }];
    const options = optionsOf(schema);
    return options === null || options.length < 2
      ? []
      : [{ key, options, usual: usualOf(usual[key], schema, options) }];
  });
  const rank = ({ key }: ChoicePart) => (ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length);
  return parts.toSorted((a, b) => rank(a) - rank(b));
}

interface Definition {
  readonly innerType?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
  readonly entries?: Readonly<Record<string, string>>;
}

/** The names that a list takes, null for what is no list. */
function namesOf(schema: z.core.$ZodType): readonly string[] | null {
  const { names } = ((schema as z.ZodType).meta() ?? {}) as { names?: readonly string[] };
  if (names) return names;
  const { innerType } = schema._zod.def as Definition;
  return innerType ? namesOf(innerType) : null;
}

/** The words that a schema takes, whatever stands around it; null where it takes other texts only. */
function optionsOf(schema: z.core.$ZodType): readonly string[] | null {
  const { innerType, options, entries } = schema._zod.def as Definition;
  if (entries) return Object.values(entries);
  if (innerType) return optionsOf(innerType);
  return (options ?? []).map(optionsOf).find((found) => found !== null) ?? null;
}

function usualOf(
  page: string | undefined,
  schema: z.core.$ZodType,
  options: readonly string[],
): string | null {
  if (page !== undefined && options.includes(page)) return page;
  const { data } = (schema as z.ZodType).safeParse(undefined);
  if (Array.isArray(data)) return data.join(',');
  return typeof data === 'string' ? data : null;
}
