import type { Misread } from '../../address/address-state.ts';
import { readableQuery } from '../../address/parameters.ts';
import type { PathSort } from '../../client/journey-queries.ts';
import type { Opened } from './opened.ts';
import { formatOpened, parseOpened } from './opened.ts';

export const PATH_SORTS = ['conversions', 'value', 'nulls', 'rate', 'median_days'] as const;
export const FLOW_ENDS = ['end', 'start'] as const;
export type FlowEnd = (typeof FLOW_ENDS)[number];
/** Which journeys flow: those that converted alone are few where most do not. */
export const FLOW_JOURNEYS = ['all', 'converted'] as const;
export type FlowJourneys = (typeof FLOW_JOURNEYS)[number];
export const STAGES = ['lead', 'deal', 'payment'] as const;
export type Stage = (typeof STAGES)[number];

/** What a reader may choose on the panels of journeys; the rest of the address belongs to the page. */
export interface JourneyChoices {
  /** What the drawer lists. */
  opened: Opened | null;
  /** The conversion whose timeline stands in the drawer. */
  journey: string | null;
  /** Pattern of paths. */
  match: string;
  sort: PathSort;
  flow: FlowEnd;
  flowOf: FlowJourneys;
  /** null: the stage that ends what is asked for. */
  stage: Stage | null;
  /** Models of the table of credit, null for the usual ones. */
  credit: readonly string[] | null;
}

export const DEFAULT_CHOICES: JourneyChoices = {
  opened: null,
  journey: null,
  match: '',
  sort: 'conversions',
  flow: 'end',
  flowOf: 'all',
  stage: null,
  credit: null,
};

function oneOf<T extends string>(values: readonly T[], text: string | null, otherwise: T): T {
  return values.find((value) => value === text) ?? otherwise;
}

/** Reads the panels' part of a query string; what cannot be read falls back to its default. */
export function parseChoices(search: string): JourneyChoices {
  const query = new URLSearchParams(search);
  return {
    opened: parseOpened(query.get('journeys')),
    journey: query.get('journey') || null,
    match: query.get('match') ?? DEFAULT_CHOICES.match,
    sort: oneOf(PATH_SORTS, query.get('path_sort'), DEFAULT_CHOICES.sort),
    flow: oneOf(FLOW_ENDS, query.get('flow'), DEFAULT_CHOICES.flow),
    flowOf: oneOf(FLOW_JOURNEYS, query.get('flow_of'), DEFAULT_CHOICES.flowOf),
    stage: STAGES.find((stage) => stage === query.get('stage')) ?? null,
    credit: query.has('credit_by')
      ? (query.get('credit_by') ?? '').split(',').filter(Boolean)
      : null,
  };
}

/** The query string with these choices changed and everything else of the address kept; no `?`. */
export function withChoices(search: string, change: Partial<JourneyChoices>): string {
  const query = new URLSearchParams(search);
  const next = { ...parseChoices(search), ...change };
  const set = (key: string, value: string | null, fallback: string | null = null) => {
    if (value === null || value === fallback) query.delete(key);
    else query.set(key, value);
  };
  set('journeys', next.opened && formatOpened(next.opened));
  set('journey', next.journey);
  set('match', next.match, DEFAULT_CHOICES.match);
  set('path_sort', next.sort, DEFAULT_CHOICES.sort);
  set('flow', next.flow, DEFAULT_CHOICES.flow);
  set('flow_of', next.flowOf, DEFAULT_CHOICES.flowOf);
  set('stage', next.stage);
  set('credit_by', next.credit?.join(',') ?? null);
  return readableQuery(query);
}

const WORDS = { path_sort: PATH_SORTS, flow: FLOW_ENDS, flow_of: FLOW_JOURNEYS, stage: STAGES };

/** What of the panels' part of an address was not understood. */
export function misreadChoices(search: string): readonly Misread[] {
  const query = new URLSearchParams(search);
  const strays = Object.entries(WORDS).filter(([parameter, words]) => {
    const value = query.get(parameter);
    return value !== null && !words.some((word) => word === value);
  });
  const opened = query.get('journeys');
  return [
    ...strays.map(([parameter]) => ({ parameter, value: query.get(parameter) ?? '' })),
    ...(opened !== null && parseOpened(opened) === null
      ? [{ parameter: 'journeys', value: opened }]
      : []),
  ];
}

/** Where a journey ends, unless another stage was chosen. */
export function usualStage(of: string): Stage {
  if (of === 'lead') return 'lead';
  return of === 'order' ? 'deal' : 'payment';
}
