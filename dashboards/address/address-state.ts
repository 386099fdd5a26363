import type { MetricKey } from '@throughline/api/contract/channels';
import { BASES, COMPARISONS, METRIC_KEYS, MODELS } from '@throughline/api/contract/channels';
import type { Language } from '@throughline/api/contract/metrics';
import { LANGUAGES } from '@throughline/api/contract/metrics';
import type { Period } from '../format/days.ts';
import { isDay } from '../format/days.ts';
import type { AnalystChoices } from './analyst-choices.ts';
import {
  CHOICE_PARAMETERS,
  choiceParameters,
  DEFAULT_CHOICES,
  parseChoices,
} from './analyst-choices.ts';

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

/** Everything a reader may choose; what the address leaves out is the default. Period and basis go from page to page. */
export interface AddressState extends AnalystChoices {
  /** null: the last 90 days that hold data. */
  period: Period | null;
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
  const from = query.get('from');
  const to = query.get('to');
  const currency = query.get('currency');
  const sort = query.get('sort') ?? '';
  const sortKey = oneOf([...METRIC_KEYS, 'name' as const], sort.replace(/^-/, ''));
  const [metricText = '', ...rowParts] = (query.get('cell') ?? '').split(':');
  const metric = oneOf(METRIC_KEYS, metricText);
  return {
    ...parseChoices(query),
    period: isDay(from) && isDay(to) && from <= to ? { from, to } : null,
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

const OWN_PARAMETERS: ReadonlySet<string> = new Set([
  ...['from', 'to', 'model', 'basis', 'compare', 'currency', 'lang', 'theme', 'columns'],
  ...['sort', 'open', 'cell'],
  ...CHOICE_PARAMETERS,
]);

/** Parameters that this state knows nothing of: a panel may keep choices of its own beside it. */
export function foreignParameters(search: string): [string, string][] {
  return [...new URLSearchParams(search)].filter(([key]) => !OWN_PARAMETERS.has(key));
}

/** Writes the query string without its `?`; defaults are left out, so a plain page has a plain address. */
export function formatAddress(
  state: AddressState,
  foreign: readonly (readonly [string, string])[] = [],
): string {
  const query = new URLSearchParams();
  const set = (key: string, value: string | null, fallback: string | null = null) => {
    if (value !== null && value !== fallback) query.append(key, value);
  };
  set('from', state.period?.from ?? null);
  set('to', state.period?.to ?? null);
  set('model', state.model, DEFAULT_STATE.model);
  set('basis', state.basis, DEFAULT_STATE.basis);
  set('compare', state.compare, DEFAULT_STATE.compare);
  set('currency', state.currency);
  set('lang', state.language);
  set('theme', state.theme);
  set('columns', state.columns, DEFAULT_STATE.columns);
  set('sort', formatSort(state.sort), formatSort(DEFAULT_STATE.sort));
  for (const id of state.open) set('open', id);
  set('cell', state.cell && `${state.cell.metric}:${state.cell.row}`);
  for (const [key, value] of choiceParameters(state)) set(key, value);
  for (const [key, value] of foreign) set(key, value);
  // Slashes, colons and commas are legal in a query and keep the address readable.
  return query
    .toString()
    .replaceAll('%2F', '/')
    .replaceAll('%3A', ':')
    .replaceAll('%7E', '~')
    .replaceAll('%2C', ',');
}

function formatSort(sort: Sort): string {
  return `${sort.descending ? '-' : ''}${sort.key}`;
}

/** The address of another page of these pages: what is asked of both goes along. */
export function pageAddress(path: string, state: AddressState): string {
  const { period, basis, currency, language, theme } = state;
  const query = formatAddress({ ...DEFAULT_STATE, period, basis, currency, language, theme });
  return path + (query && `?${query}`);
}
