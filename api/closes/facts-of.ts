import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { MODELS } from '../contract/terms.ts';
import { flowsOf } from '../reports/finance/flows.ts';
import { configuredRates } from '../reports/finance/rates-of.ts';
import type { Period } from '../reports/period.ts';
import type { ReportConfig } from '../reports/report-config.ts';
import type { State } from '../reports/state.ts';
import type { Fact } from './frozen-fact.ts';

const FACTS = sqlFile(import.meta.url, './facts.sql');
const LIST = sqlFile(import.meta.url, './list-facts.sql');
const DAYS = sqlFile(import.meta.url, './fact-days.sql');

/** Facts that are held at a time; a single day may have more. */
const HELD = 20_000;

export type CloseModel = (typeof MODELS)[number];

/** Beginning of a statement that reads `facts`; takes what `factParameters` gives. */
export function factsStatement(model: CloseModel): string {
  return `${flowsOf(model)}\n${FACTS}`;
}

export function factParameters(state: State, period: Period, config: ReportConfig) {
  return {
    ...{ generation: state.generation, revision: state.revision, ...period },
    ...{ currency: config.currency, custom: config.customWeights, ...configuredRates(config) },
  };
}

/** Every fact in the figures of some days, in one order, some days at a time. */
export async function* factsOf(
  reader: Reader,
  state: State,
  period: Period,
  { model, config }: { readonly model: CloseModel; readonly config: ReportConfig },
): AsyncGenerator<readonly Fact[]> {
  const asked = factParameters(state, period, config);
  const days = await reader.rows<{ readonly day: string; readonly facts: number }>(
    `${flowsOf(null)}\n${DAYS}`,
    asked,
  );
  const statement = `${factsStatement(model)}\n${LIST}`;
  for (const { from, to } of inParts(days))
    yield await reader.rows<Fact>(statement, { ...asked, from, to });
}

/** Days one after the other in parts of about as many facts as are held at a time. */
export function inParts(
  days: readonly { readonly day: string; readonly facts: number }[],
): readonly Period[] {
  const parts: { from: string; to: string; facts: number }[] = [];
  for (const { day, facts } of days) {
    const last = parts.at(-1);
    if (last && last.facts + facts <= HELD) {
      last.to = day;
      last.facts += facts;
    } else parts.push({ from: day, to: day, facts });
  }
  return parts.map(({ from, to }) => ({ from, to }));
}
