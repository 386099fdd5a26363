import type { Language } from '@throughline/api/contract/metrics';
import { LANGUAGES } from '@throughline/api/contract/metrics';
import { segmentName } from '@throughline/api/contract/segment-term';
import { ALL_MODELS, BASES, COMPARISONS, MODELS } from '@throughline/api/contract/terms';
import { MOST_CONDITIONS, readCondition } from '@throughline/api/contract/where';
import type { AnalystChoices } from './analyst-choices.ts';
import {
  CHOICE_PARAMETERS,
  choiceParameters,
  DEFAULT_CHOICES,
  parseChoices,
} from './analyst-choices.ts';
import { readableQuery, SHARED_PARAMETERS } from './parameters.ts';
import type { PeriodChoice } from './period-choice.ts';
import { parsePeriod, periodParameters } from './period-choice.ts';

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
export type Model = (typeof MODELS)[number];
export type Basis = (typeof BASES)[number];
export type Comparison = (typeof COMPARISONS)[number];

/** Everything a reader may choose; what the address leaves out is the default. */
export interface AddressState extends AnalystChoices {
  /** null: what the page usually shows. */
  period: PeriodChoice | null;
  model: Model;
  basis: Basis;
  compare: Comparison;
  /** ISO 4217; null: the business's own currency. */
  currency: string | null;
  /** Conditions that facts are to meet, as the API is asked with them. */
  where: readonly string[];
  /** Name of a saved segment, whose conditions are to be met too. */
  segment: string | null;
  /** null: the browser's language. */
  language: Language | null;
  /** null: the system's theme. */
  theme: Theme | null;
}

export const DEFAULT_STATE: AddressState = {
  ...DEFAULT_CHOICES,
  period: null,
  model: 'last_non_direct',
  basis: 'payment',
  compare: 'previous',
  currency: null,
  where: [],
  segment: null,
  language: null,
  theme: null,
};

function oneOf<T extends string>(values: readonly T[], text: string | null): T | null {
  return values.find((value) => value === text) ?? null;
}

/** Reads a query string; a part that cannot be read falls back to its default instead of failing the page. */
export function parseAddress(search: string): AddressState {
  const query = new URLSearchParams(search);
  const currency = query.get('currency');
  return {
    ...parseChoices(query),
    period: parsePeriod(query),
    model: oneOf(MODELS, query.get('model')) ?? DEFAULT_STATE.model,
    basis: oneOf(BASES, query.get('basis')) ?? DEFAULT_STATE.basis,
    compare: oneOf(COMPARISONS, query.get('compare')) ?? DEFAULT_STATE.compare,
    currency: currency !== null && /^[A-Z]{3}$/.test(currency) ? currency : null,
    where: conditionsOf(query),
    segment: segmentName.safeParse(query.get('segment')).data ?? null,
    language: oneOf(LANGUAGES, query.get('lang')),
    theme: oneOf(THEMES, query.get('theme')),
  };
}

/** Those that can be read, each once, as many as the API takes. */
function conditionsOf(query: URLSearchParams): readonly string[] {
  const readable = query.getAll('where').filter((text) => readCondition(text) !== null);
  return [...new Set(readable)].slice(0, MOST_CONDITIONS);
}

const STATE_PARAMETERS: ReadonlySet<string> = new Set([...SHARED_PARAMETERS, ...CHOICE_PARAMETERS]);

/**
 * Parameters that this state knows nothing of: a panel may keep choices of its own beside it, under a name whose value
 * means something else here.
 */
export function foreignParameters(search: string): [string, string][] {
  const understood = understoodOf(search);
  return [...new URLSearchParams(search)].filter(
    ([key, value]) =>
      !STATE_PARAMETERS.has(key) ||
      (!SHARED_PARAMETERS.includes(key) && !understood.has(pairText([key, sorted(key, value)]))),
  );
}

function understoodOf(search: string): ReadonlySet<string> {
  return new Set(written(parseAddress(search)).map(pairText));
}

/** Every choice as the address writes it, the defaults among them; null is left out. */
function written(state: AddressState): [string, string][] {
  const pairs: readonly (readonly [string, string | null])[] = [
    ...periodParameters(state.period),
    ['model', state.model],
    ['basis', state.basis],
    ['compare', state.compare],
    ['currency', state.currency],
    ...state.where.map((text) => ['where', text] as const),
    ['segment', state.segment],
    ['lang', state.language],
    ['theme', state.theme],
    ...choiceParameters(state),
  ];
  return pairs.filter((pair): pair is [string, string] => pair[1] !== null);
}

const pairText = ([key, value]: readonly [string, string]) => `${key}=${value}`;
const DEFAULTS: ReadonlySet<string> = new Set(written(DEFAULT_STATE).map(pairText));

/** Writes the query string without its `?`; defaults are left out, so a plain page has a plain address. */
export function formatAddress(
  state: AddressState,
  foreign: readonly (readonly [string, string])[] = [],
): string {
  const query = new URLSearchParams();
  for (const pair of written(state)) if (!DEFAULTS.has(pairText(pair))) query.append(...pair);
  for (const pair of foreign) query.append(...pair);
  return readableQuery(query);
}

/** A choice that an address names and that cannot be read: the page shows its default instead. */
export interface Misread {
  readonly parameter: string;
  readonly value: string;
}

/**
 * What of an address was not understood; a link of another version or with a slip must not pass for an answer.
 * @param own parameters of the page beside those that all pages share.
 * @param read those of them that are read here; a page may read its own by itself.
 */
export function misread(
  search: string,
  own: readonly string[],
  read: readonly string[] = own,
): readonly Misread[] {
  const query = new URLSearchParams(search);
  const known = new Set([...SHARED_PARAMETERS, ...own]);
  const checked = new Set([...SHARED_PARAMETERS, ...read]);
  const understood = understoodOf(search);
  return [...query]
    .filter(
      ([key, value]) =>
        !known.has(key) ||
        (checked.has(key) &&
          STATE_PARAMETERS.has(key) &&
          value !== '' &&
          !understood.has(pairText([key, sorted(key, value)]))),
    )
    .map(([parameter, value]) => ({ parameter, value }));
}

/** Whether no page that shares the parameter would understand its value. */
export function isMisread(parameter: string, value: string): boolean {
  return misread(new URLSearchParams([[parameter, value]]).toString(), []).length > 0;
}

/** A list of models is read in any order and written in the catalogue's. */
function sorted(key: string, value: string): string {
  if (key !== 'models') return value;
  const wanted = value.split(',');
  const known = ALL_MODELS.filter((model) => wanted.includes(model));
  return known.length === new Set(wanted).size ? known.join(',') : value;
}
