import type { SavedPlan } from '@throughline/api/contract/plans';
import type { ConfigInput } from '../../config/load-settings.ts';
import { ask, withClient } from '../client.ts';
import type { Io } from '../io.ts';
import type { Format } from '../options.ts';
import { planPath } from './plan-path.ts';
import { writeSaved } from './write-saved.ts';

interface Step {
  readonly id: string;
  readonly step: 'approve' | 'lock';
  readonly planVersion?: number | undefined;
  readonly format: Format;
}

/** Approves or locks a plan. */
export async function stepPlan(
  io: Io,
  input: ConfigInput,
  { id, step, planVersion: version, format }: Step,
): Promise<void> {
  const answer = await withClient(input, (client) =>
    ask(client, 'POST', planPath(id, `/${step}`), {
      body: version === undefined ? {} : { version },
    }),
  );
  writeSaved(io, format, answer.json() as SavedPlan);
}
