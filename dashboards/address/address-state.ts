import type { Language, MetricKey } from '@throughline/api/contract/metrics';
import { LANGUAGES, METRIC_KEYS } from '@throughline/api/contract/metrics';
import { ALL_MODELS, BASES, COMPARISONS, MODELS } from '@throughline/api/contract/terms';
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
export const COLUMN_PRESETS = ['traffic', 'leads', 'money', 'all'] as const;
export type ColumnPreset = (typeof COLUMN_PRESETS)[number];
export type Model = (typeof MODELS)[number];
export type Basis = (typeof BASES)[number];
export type Comparison = (typeof COMPARISONS)[number];

export interface Sort {
  /** A metric, or `name` for the first column. */
  key: MetricKey | 'name';
  descending: boolean;
}

/** Everything a reader may choose; what the address leaves out is the default. */
export interface AddressState extends AnalystChoices {
  /** null: what the page usually shows. */
  period: PeriodChoice | null;
  model: Model;
  basis: Basis;
  compare: Comparison;
  /** ISO 4217; null: the business's own currency. */
  currency: string | null;
  /** null: the browser's language. */
  language: Language | null;
  /** null: the system's theme. */
  theme: Theme | null;
  columns: ColumnPreset;
  sort: Sort;
  /** Ids of open rows (see row-id.ts). */
  open: string[];
  /** The figure whose rows are shown in the side panel. */
  cell: { metric: MetricKey; row: string } | null;
}

export const DEFAULT_STATE: AddressState = {
  ...DEFAULT_CHOICES,
  period: null,
  model: 'last_non_direct',
  basis: 'payment',
  compare: 'previous',
  currency: null,
  language: null,
  theme: null,
  columns: 'money',
  sort: { key: 'cost', descending: true },
  open: [],
  cell: null,
};

function oneOf<T extends string>(values: readonly T[], text: string | null): T | null {
  return values.find((value) => value === text) ?? null;
}

/** Reads a query string; a part that cannot be read falls back to its default instead of failing the page. */
export function parseAddress(search: string): AddressState {
  const query = new URLSearchParams(search);
  const currency = query.get('currency');
  const sort = query.get('sort') ?? '';
  const sortKey = oneOf([...METRIC_KEYS, 'name' as const], sort.replace(/^-/, ''));
  const [metricText = '', ...rowParts] = (query.get('cell') ?? '').split(':');
  const metric = oneOf(METRIC_KEYS, metricText);
  return {
    ...parseChoices(query),
    period: parsePeriod(query),
    model: oneOf(MODELS, query.get('model')) ?? DEFAULT_STATE.model,
    basis: oneOf(BASES, query.get('basis')) ?? DEFAULT_STATE.basis,
    compare: oneOf(COMPARISONS, query.get('compare')) ?? DEFAULT_STATE.compare,
    currency: currency !== null && /^[A-Z]{3}$/.test(currency) ? currency : null,
    language: oneOf(LANGUAGES, query.get('lang')),
    theme: oneOf(THEMES, query.get('theme')),
    columns: oneOf(COLUMN_PRESETS, query.get('columns')) ?? DEFAULT_STATE.columns,
    sort: sortKey ? { key: sortKey, descending: sort.startsWith('-') } : DEFAULT_STATE.sort,
    open: query.getAll('open').filter((id) => id !== ''),
    cell: metric && rowParts.length > 0 ? { metric, row: rowParts.join(':') } : null,
  };
}

const STATE_PARAMETERS: ReadonlySet<string> = new Set([
  ...SHARED_PARAMETERS,
  ...['columns', 'sort', 'open', 'cell'],
  ...CHOICE_PARAMETERS,
]);

/** Parameters that this state knows nothing of: a panel may keep choices of its own beside it. */
export function foreignParameters(search: string): [string, string][] {
  return [...new URLSearchParams(search)].filter(([key]) => !STATE_PARAMETERS.has(key));
}

/** Every choice as the address writes it, the defaults among them; null is left out. */
function written(state: AddressState): [string, string][] {
  const pairs: readonly (readonly [string, string | null])[] = [
    ...periodParameters(state.period),
    ['model', state.model],
    ['basis', state.basis],
    ['compare', state.compare],
    ['currency', state.currency],
    ['lang', state.language],
    ['theme', state.theme],
    ['columns', state.columns],
    ['sort', formatSort(state.sort)],
    ...state.open.map((id) => ['open', id] as const),
    ['cell', state.cell && `${state.cell.metric}:${state.cell.row}`],
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
  const understood = new Set(written(parseAddress(search)).map(pairText));
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

function formatSort(sort: Sort): string {
  return `${sort.descending ? '-' : ''}${sort.key}`;
}
