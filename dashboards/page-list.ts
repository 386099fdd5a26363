import type { ReportName } from '@throughline/api/contract/reports/index';
import type { BASES } from '@throughline/api/contract/terms';
import type { PeriodPreset } from './format/days.ts';

/** Areas in the order of the bar. One is shown once it has a page. */
export const AREAS = ['overview', 'marketing', 'attribution', 'plan', 'data'] as const;
export type Area = (typeof AREAS)[number];

/** A page as the list has it. */
export interface PageEntry {
  /** Words under `tab.<name>`, and its component under this name where it has one of its own. */
  readonly name: string;
  readonly area: Area;
  readonly path: `/${string}`;
  /** What it answers; a report's page without a component is made from the contract. */
  readonly report?: ReportName;
  /** Days that it shows where none were chosen; `USUAL_PERIOD` unless given. */
  readonly usualPeriod?: PeriodPreset;
  /** What dates a conversion where nothing was chosen; what the report itself usually takes unless given. */
  readonly usualBasis?: (typeof BASES)[number];
  /** Choices of a component that go to no other page. A page made from a contract knows its own. */
  readonly own?: readonly string[];
  /** Its rows are months, so a preset begins with a whole one. */
  readonly isOfMonths?: true;
  /** Of one plan: which one goes along to the other pages of this kind. */
  readonly isOfPlan?: true;
  /** Pages of one group share a tab, whose words stand under `tab.<group>`, and a row of links below it. */
  readonly group?: string;
}

const JOURNEYS = ['journeys', 'journey', 'credit_by'];

/** What a page usually shows where that is something else than what its report usually takes. */
export function usualChoices({
  usualBasis,
}: Pick<PageEntry, 'usualBasis'>): Readonly<Record<string, string>> {
  return usualBasis === undefined ? {} : { basis: usualBasis };
}

/** Every page, in the order of areas and tabs. The server answers these addresses, and no others, with 200. */
export const PAGES = [
  { name: 'overview', area: 'overview', path: '/', report: 'overview' },
  { name: 'race', area: 'overview', path: '/race', report: 'race' },
  {
    name: 'anomalies',
    area: 'overview',
    path: '/anomalies',
    report: 'anomalies',
    usualPeriod: 'last_90_days',
  },
  {
    ...{ name: 'fraud', area: 'overview', path: '/fraud', report: 'fraud' },
    ...{ usualPeriod: 'last_90_days' },
  },
  {
    name: 'maturity',
    area: 'overview',
    path: '/maturity',
    report: 'maturity',
    usualPeriod: 'last_12_months',
  },
  {
    ...{ name: 'swot', area: 'overview', path: '/swot', report: 'swot' },
    ...{ usualPeriod: 'last_90_days' },
  },
  {
    ...{ name: 'market', area: 'overview', path: '/market', report: 'market' },
    usualPeriod: 'last_12_months',
  },
  { name: 'explore', area: 'overview', path: '/explore', report: 'explore' },
  {
    name: 'channels',
    area: 'marketing',
    path: '/channels',
    report: 'channels',
    usualPeriod: 'matured_30_days',
    // Cost stands on the day of the click, so what it is compared with does too.
    usualBasis: 'touch',
    own: ['open', 'chart', 'columns', 'cell'],
  },
  {
    name: 'campaigns',
    area: 'marketing',
    path: '/campaigns',
    report: 'campaigns',
    usualPeriod: 'matured_90_days',
    usualBasis: 'touch',
  },
  {
    name: 'changes',
    area: 'marketing',
    path: '/changes',
    report: 'changes',
    usualPeriod: 'last_7_days',
  },
  {
    name: 'budget',
    area: 'marketing',
    path: '/budget',
    own: ['amount', 'goal', 'bounds', 'plan'],
  },
  { name: 'funnel', area: 'marketing', path: '/funnel', report: 'funnel', group: 'steps' },
  { name: 'goals', area: 'marketing', path: '/goals', report: 'goals', group: 'steps' },
  {
    ...{ name: 'smart-goals', area: 'marketing', path: '/smart-goals', report: 'smart-goals' },
    group: 'steps',
  },
  {
    ...{ name: 'landing', area: 'marketing', path: '/content', report: 'landing' },
    ...{ usualPeriod: 'last_90_days', group: 'content' },
  },
  {
    ...{ name: 'search', area: 'marketing', path: '/search', report: 'search' },
    ...{ usualPeriod: 'last_90_days', group: 'content' },
  },
  { name: 'links', area: 'marketing', path: '/links', own: [], group: 'content' },
  {
    ...{ name: 'email', area: 'marketing', path: '/email', report: 'email' },
    ...{ usualPeriod: 'last_90_days', group: 'content' },
  },
  {
    ...{ name: 'social', area: 'marketing', path: '/social', report: 'social' },
    ...{ usualPeriod: 'last_90_days', group: 'content' },
  },
  {
    ...{ name: 'automation', area: 'marketing', path: '/automation', report: 'automation' },
    ...{ usualPeriod: 'last_90_days', group: 'content' },
  },
  {
    ...{ name: 'list-growth', area: 'marketing', path: '/list-growth', report: 'list-growth' },
    ...{ usualPeriod: 'last_12_months', group: 'content' },
  },
  {
    ...{ name: 'products', area: 'marketing', path: '/products', report: 'products' },
    ...{ usualPeriod: 'last_90_days', group: 'goods' },
  },
  {
    ...{ name: 'stock', area: 'marketing', path: '/stock', report: 'stock' },
    ...{ usualPeriod: 'last_30_days', group: 'goods' },
  },
  {
    ...{ name: 'calls', area: 'marketing', path: '/calls', report: 'calls' },
    ...{ usualPeriod: 'last_90_days', group: 'desk' },
  },
  {
    ...{ name: 'sales-desk', area: 'marketing', path: '/sales-desk', report: 'sales-desk' },
    ...{ usualPeriod: 'last_90_days', group: 'desk' },
  },
  {
    ...{ name: 'script', area: 'marketing', path: '/script', report: 'script' },
    ...{ usualPeriod: 'last_90_days', group: 'desk' },
  },
  {
    ...{ name: 'offline', area: 'marketing', path: '/offline', report: 'offline' },
    ...{ usualPeriod: 'last_12_months', group: 'rooms' },
  },
  {
    ...{ name: 'partners', area: 'marketing', path: '/partners', report: 'partners' },
    ...{ usualPeriod: 'last_12_months', group: 'rooms' },
  },
  {
    ...{ name: 'deals', area: 'marketing', path: '/deals', report: 'deals' },
    ...{ usualPeriod: 'last_90_days', group: 'desk' },
  },
  {
    ...{ name: 'service', area: 'marketing', path: '/service', report: 'service' },
    ...{ usualPeriod: 'last_90_days', group: 'desk' },
  },
  {
    name: 'models',
    area: 'attribution',
    path: '/models',
    report: 'attribution',
    // Data-driven models need more journeys than a quarter of a year has.
    usualPeriod: 'last_12_months',
    own: ['order', 'measure', 'models', 'rows', 'card', 'figure', 'run', ...JOURNEYS],
  },
  {
    name: 'counterfactual',
    area: 'attribution',
    path: '/without',
    report: 'counterfactual',
    usualPeriod: 'last_12_months',
    group: 'causes',
  },
  {
    ...{
      name: 'incrementality',
      area: 'attribution',
      path: '/incrementality',
      report: 'incrementality',
    },
    ...{ usualPeriod: 'last_90_days', group: 'causes' },
  },
  {
    ...{ name: 'experiments', area: 'attribution', path: '/experiments', report: 'experiments' },
    ...{ usualPeriod: 'last_12_months', group: 'causes' },
  },
  { name: 'multiverse', area: 'attribution', path: '/multiverse', report: 'multiverse' },
  {
    name: 'paths',
    area: 'attribution',
    path: '/paths',
    report: 'paths',
    own: ['match', 'path_sort', 'flow', 'flow_of', ...JOURNEYS],
  },
  { name: 'time', area: 'attribution', path: '/time', report: 'lags', own: ['stage', ...JOURNEYS] },
  { name: 'overlap', area: 'attribution', path: '/overlap', report: 'overlap', own: JOURNEYS },
  {
    ...{ name: 'customers', area: 'attribution', path: '/customers', report: 'customers' },
    ...{ usualPeriod: 'last_90_days', group: 'clients' },
  },
  { name: 'rfm', area: 'attribution', path: '/rfm', report: 'rfm', group: 'clients' },
  { name: 'lifetimes', area: 'attribution', path: '/lifetimes', report: 'clv', group: 'clients' },
  {
    ...{ name: 'scores', area: 'attribution', path: '/scores', report: 'scores' },
    ...{ usualPeriod: 'last_90_days', group: 'clients' },
  },
  {
    ...{ name: 'nps', area: 'attribution', path: '/nps', report: 'nps' },
    ...{ usualPeriod: 'last_12_months', group: 'opinions' },
  },
  {
    ...{ name: 'reviews', area: 'attribution', path: '/reviews', report: 'reviews' },
    ...{ usualPeriod: 'last_12_months', group: 'opinions' },
  },
  {
    name: 'cohorts',
    area: 'attribution',
    path: '/cohorts',
    report: 'cohorts',
    usualPeriod: 'last_12_months',
  },
  { name: 'payback', area: 'plan', path: '/plan', report: 'payback', isOfPlan: true },
  {
    name: 'plan-fact',
    area: 'plan',
    path: '/plan/fact',
    report: 'plan-fact',
    usualPeriod: 'this_year',
    isOfPlan: true,
  },
  { name: 'plan-edit', area: 'plan', path: '/plan/edit', isOfPlan: true, own: [] },
  { name: 'scenarios', area: 'plan', path: '/scenarios', report: 'scenarios' },
  {
    name: 'months',
    area: 'plan',
    path: '/months',
    report: 'months',
    usualPeriod: 'last_12_months',
    isOfMonths: true,
  },
  { name: 'closes', area: 'plan', path: '/closes', report: 'close-changes' },
  {
    name: 'reconcile',
    area: 'plan',
    path: '/reconcile',
    report: 'reconcile',
    usualPeriod: 'last_month',
  },
  {
    name: 'claims',
    area: 'plan',
    path: '/reconcile/claims',
    report: 'claims',
    usualPeriod: 'last_90_days',
  },
  { name: 'health', area: 'data', path: '/data', report: 'data-quality' },
  { name: 'sources', area: 'data', path: '/data/sources', own: [] },
  { name: 'import', area: 'data', path: '/data/import', own: ['way'] },
  { name: 'coverage', area: 'data', path: '/data/coverage', report: 'coverage' },
  { name: 'rejected', area: 'data', path: '/data/rejected', own: [] },
  { name: 'rules', area: 'data', path: '/data/rules', report: 'channel-rules' },
  { name: 'back', area: 'data', path: '/data/back', own: [] },
] as const satisfies readonly PageEntry[];

export type PageName = (typeof PAGES)[number]['name'];

/** Addresses of before, which lead on. */
export const OLD_PATHS: Readonly<Record<string, string>> = { '/analyst': '/models' };

const ENTRIES: readonly PageEntry[] = PAGES;

/** The page at an address, undefined where there is none. */
export function pageAt(path: string): PageEntry | undefined {
  const trimmed = path.length > 1 ? path.replace(/\/+$/, '') : path;
  return ENTRIES.find((page) => page.path === trimmed);
}

/** Pages of an area, in the order of its tabs. */
export function pagesOf(area: Area): readonly PageEntry[] {
  return ENTRIES.filter((page) => page.area === area);
}

/** The tabs of an area: its pages, those of a group as one, which is the first of them or the one on screen. */
export function tabsOf(area: Area, current: PageEntry): readonly PageEntry[] {
  const pages = pagesOf(area);
  return pages
    .filter(({ group }, at) => !group || pages.findIndex((page) => page.group === group) === at)
    .map((page) => (page.group && page.group === current.group ? current : page));
}

/** The pages that share a tab with one, itself among them; none where it has a tab of its own. */
export function groupOf({ area, group }: PageEntry): readonly PageEntry[] {
  return group ? pagesOf(area).filter((page) => page.group === group) : [];
}

/** Areas that have a page, each with its pages. */
export function areasShown(): readonly { area: Area; pages: readonly PageEntry[] }[] {
  return AREAS.map((area) => ({ area, pages: pagesOf(area) })).filter(
    ({ pages }) => pages.length > 0,
  );
}

/**
 * Where an address leads on to, null where it stays. The home address was that of the channels once, so its old links,
 * which name choices of that page, go on to it; that of the customers was the one of their segments, which had rows of two kinds.
 */
export function movedTo(path: string, search: string): string | null {
  const query = new URLSearchParams(search);
  const trimmed = path.replace(/\/+$/, '');
  if (trimmed === '/customers' && query.has('by')) return '/rfm';
  if (path !== '/') return OLD_PATHS[trimmed] ?? null;
  const channels = ENTRIES.find(({ name }) => name === 'channels');
  if (channels?.own?.some((key) => query.has(key))) return channels.path;
  // What stands there depends on what there is: the start screen, or the first page.
  return null;
}
