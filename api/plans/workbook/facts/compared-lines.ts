import type { LeafBridge } from '../../../reports/plan-fact/leaf-bridge.ts';
import type { StoredPlan } from '../../read-plans.ts';
import { FIRST_LINE } from '../plan-columns.ts';

/** What was compared: the lines of a plan and what has come of them, up to a day. */
export interface Comparison {
  readonly stored: StoredPlan;
  /** Last day of facts. */
  readonly through: string;
  /** By what their touches brought, of the profit. */
  readonly bridges: readonly LeafBridge[];
}

/** A line of the sheets of facts. */
export interface ComparedLine {
  readonly bridge: LeafBridge;
  /** Its row on every sheet of facts. */
  readonly row: number;
  /** Row of `Plan`; null where nobody planned it. */
  readonly planRow: number | null;
}

export const TOTALS = 4;
export const HEADINGS = 5;
export const FIRST = 6;

export const MEASURES = [
  ['budget', 'money'],
  ['cost', 'money'],
  ['clicks', 'count'],
  ['visits', 'count'],
  ['leads', 'count'],
  ['deals', 'count'],
  ['revenue', 'money'],
  ['margin', 'money'],
] as const;
export type Measure = (typeof MEASURES)[number][0];

/** By channel, campaign and month, so that the lines of a channel stand together. */
export function comparedLines({ stored, bridges }: Comparison): readonly ComparedLine[] {
  const key = (channel: string, campaign: string, month: string) =>
    JSON.stringify([channel, campaign, month]);
  const planRows = new Map(
    stored.plan.lines.map(({ channel, campaign, month }, at) => [
      key(channel, campaign ?? '', month),
      FIRST_LINE + at,
    ]),
  );
  return bridges
    .map((bridge) => ({ bridge, at: keyOf(bridge, key) }))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map(({ bridge, at }, index) => ({
      ...{ bridge, row: FIRST + index, planRow: planRows.get(at) ?? null },
    }));
}

function keyOf(
  { leaf }: LeafBridge,
  key: (channel: string, campaign: string, month: string) => string,
): string {
  return key(leaf.channel, leaf.campaign, leaf.month);
}
