import { lineKey, type Plan, type PlanLine } from '../../contract/plans.ts';

type Sources = NonNullable<PlanLine['sources']>;
type SettingSources = NonNullable<Plan['settings']['sources']>;

/**
 * Where inputs come from, after a sheet: those that it leaves as they were keep their source, the others are of the file.
 * A plan that never said where its inputs come from goes on not saying it.
 */
export function withSources(plan: Plan, before: Plan | undefined): Plan {
  if (!before) return plan;
  const known = new Map(before.lines.map((line) => [lineKey(line), line]));
  const saysSources = before.lines.some(({ sources }) => sources !== undefined);
  const settings = settingSources(plan, before);
  return {
    ...plan,
    settings: { ...plan.settings, ...(settings && { sources: settings }) },
    lines: plan.lines.map((line) => {
      const old = known.get(lineKey(line));
      const said = old ? old.sources : saysSources ? {} : undefined;
      if (said === undefined) return line;
      return { ...line, sources: sourcesOf(line, old, said) };
    }),
  };
}

function sourcesOf(line: PlanLine, old: PlanLine | undefined, said: Sources): Sources {
  const sources: Sources = {};
  for (const key of INPUTS) {
    if (line[key] === undefined) continue;
    if (line[key] !== old?.[key]) sources[key] = { source: 'file', n: undefined, kappa: undefined };
    else if (said[key]) sources[key] = said[key];
  }
  return sources;
}

function settingSources(plan: Plan, before: Plan): SettingSources | undefined {
  const said = before.settings.sources;
  if (!said) return undefined;
  const sources: SettingSources = {};
  for (const key of ['seasonality', 'lag', 'payment_lag'] as const) {
    if (plan.settings[key] === undefined) continue;
    if (JSON.stringify(plan.settings[key]) !== JSON.stringify(before.settings[key]))
      sources[key] = { source: 'file', n: undefined, kappa: undefined };
    else if (said[key]) sources[key] = said[key];
  }
  return sources;
}

const INPUTS = [
  ...(['budget', 'cpc', 'cpm', 'ctr', 'visits', 'landing', 'lead_rate', 'qualify_rate'] as const),
  ...(['deal_rate', 'aov', 'margin_rate', 'refund_rate'] as const),
] as const satisfies readonly (keyof Sources)[];
