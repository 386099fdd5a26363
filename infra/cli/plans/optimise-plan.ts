import type { PlanOptimised } from '@throughline/api/contract/plan-optimise';
import type { SavedPlan } from '@throughline/api/contract/plans';
import type { ConfigInput } from '../../config/load-settings.ts';
import { ask, withClient } from '../client.ts';
import { CommandError } from '../command-error.ts';
import { type Io, say } from '../io.ts';
import type { Format } from '../options.ts';
import { writeResult } from '../output.ts';
import { planPath } from './plan-path.ts';

export interface OptimiseOptions {
  readonly planVersion?: number;
  readonly budget?: string;
  readonly extra?: string;
  readonly minRomi?: number;
  readonly marginalRomi?: number;
  readonly per: 'plan' | 'month';
  readonly bounds: number;
  readonly fixed?: readonly string[];
  readonly excluded?: readonly string[];
  readonly model?: string;
  readonly draws?: number;
  readonly seed?: number;
  readonly saveAs?: string;
  readonly lang: string;
  readonly format: Format;
}

const COLUMNS = [
  ...(['channel', 'month', 'current', 'spend', 'difference', 'response'] as const),
  ...(['romi', 'marginal_romi', 'bound', 'extrapolated'] as const),
] as const;

/** Divides the budgets of a plan, says how sure that is, and stores it as a scenario where a name is given. */
export async function optimisePlan(
  io: Io,
  input: ConfigInput,
  id: string,
  options: OptimiseOptions,
): Promise<void> {
  const { minRomi, marginalRomi, saveAs, lang, format } = options;
  const goals = [options.budget ?? options.extra, minRomi, marginalRomi];
  if (goals.filter((one) => one !== undefined).length > 1)
    throw new CommandError(
      2,
      'Expected one goal: --budget or --extra, --min-romi, or --marginal-romi.',
    );
  const mode =
    minRomi !== undefined
      ? { mode: 'min_romi', target: minRomi }
      : marginalRomi !== undefined
        ? { mode: 'target_marginal_romi', target: marginalRomi }
        : { mode: 'fixed_budget', budget: options.budget, extra: options.extra };
  const body = {
    ...{ ...mode, version: options.planVersion, per: options.per, model: options.model },
    bounds: { share: options.bounds },
    ...{ fixed: options.fixed, excluded: options.excluded, draws: options.draws },
    ...{ seed: options.seed, with_plan: saveAs !== undefined },
  };
  const [told, saved] = await withClient(input, async (client) => {
    const asked = { body, query: { lang } };
    const answer = await ask(client, 'POST', planPath(id, '/optimise'), asked);
    const found = answer.json() as PlanOptimised;
    if (saveAs === undefined || !found.plan) return [found, undefined] as const;
    const { plan } = found;
    const stored = await ask(client, 'POST', '/api/v1/plans', { body: { id: saveAs, plan } });
    return [found, stored.json() as SavedPlan] as const;
  });
  for (const { code, message } of told.notes) say(io, `${message} (${code})`);
  if (told.profit_gain) {
    const { expected, p10, p90 } = told.profit_gain;
    say(io, `Margin less cost against now: ${expected} (80 %: ${p10} to ${p90}).`);
  }
  if (saved) say(io, `Stored as the plan ${saved.id}, version ${saved.version}, ${saved.state}.`);
  const { plan: _, ...shown } = told;
  const rows = told.allocation.map((row) => ({ ...row }));
  writeResult(io, format, shown, rows, [...COLUMNS]);
  if (told.status !== 'optimal')
    throw new CommandError(1, told.notes[0]?.message ?? 'No division was found.');
}
