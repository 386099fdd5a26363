import { isObject } from '../../mapping/json-object.ts';
import type { PackProblem } from './pack-error.ts';

/** A request of a fixture. */
export interface CaseDelivery {
  /** File with the body, beside `cases.yaml`; without one there is no body. */
  readonly file?: string;
  /** Beside `file`: a change of it, so that a spoilt body needs no file of its own. */
  readonly replace?: Readonly<Record<string, string>>;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly url?: string;
  /** `import`: it is a file. `fetched`: it is the answer to a question, whose query is `query`. */
  readonly endpoint?: 'import' | 'fetched';
  /** Addresses that are asked because of it. */
  readonly asks?: readonly string[];
  /** Our own clock. */
  readonly at?: string;
  /** `accepted`, `refused` or `answered`. */
  readonly verdict?: string;
  /** What becomes of each record; only what is named is compared. Money and quantities are whole numbers of millionths. */
  readonly records?: readonly unknown[];
}

/** What a pack is tried with, and what has to come of it. */
export interface PackCase {
  readonly title: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly deliveries: readonly CaseDelivery[];
  /** State of entities once all deliveries came, in whichever order. */
  readonly state?: Readonly<Record<string, unknown>>;
  /** Number of distinct facts of all deliveries: fewer than were told where some came twice. */
  readonly facts?: number;
}

export interface PackCases {
  /** Settings of all cases. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Headers, address and time of all deliveries that do not say otherwise. */
  readonly common: CaseDelivery;
  readonly cases: readonly PackCase[];
}

export function casesOf(
  document: unknown,
  file: string,
): PackCases | { readonly problem: PackProblem } {
  const cases: unknown = isObject(document) ? document.cases : undefined;
  const bad = (detail: string) => ({
    problem: { code: 'value_invalid', file, line: 1, path: 'cases', detail } as const,
  });
  if (!isObject(document) || !Array.isArray(cases) || cases.length === 0)
    return bad('Expected a list of cases.');
  const broken = cases.findIndex(
    (one: unknown) =>
      !isObject(one) || typeof one.title !== 'string' || !Array.isArray(one.deliveries),
  );
  if (broken >= 0) return bad(`Case ${broken + 1} has no title or no list of deliveries.`);
  return {
    settings: isObject(document.settings) ? document.settings : {},
    common: isObject(document.common) ? (document.common as CaseDelivery) : {},
    cases: cases as readonly PackCase[],
  };
}
