import type { Deriver } from '@throughline/transform/derive/deriver';
import { type EraseParameters, type EraseParts, erase } from './erase/erase.ts';
import { type ReplayParameters, type ReplayParts, replay } from './replay.ts';
import { carryOut, nextRequested, type Requested } from './requested.ts';
import { type RetainParts, retain } from './retain/retain.ts';
import { type UndoParameters, type UndoParts, undo } from './undo.ts';

export interface OperateParts extends ReplayParts {
  readonly deriver: Deriver;
  readonly undoing: Pick<UndoParts, 'log' | 'loader' | 'settleMs'>;
  readonly erasure: EraseParts;
  readonly retention: RetainParts;
}

/**
 * Does the next piece of work that was asked for, in the process that derives.
 * @returns whether there was any.
 * @throws what says that it has to be done again; see `carryOut`.
 */
export async function operate(parts: OperateParts): Promise<boolean> {
  const next = await nextRequested(parts.warehouse.reader());
  if (!next) return false;
  await carryOut(parts.warehouse, next, async ({ progress, keep }) => {
    if (next.kind === 'rebuild') return parts.deriver.rebuild(progress);
    if (next.kind === 'replay') return replay(parts, replayParameters(next), keep, progress);
    if (next.kind === 'retain')
      return keep({ result: await retain(parts.retention, next.parameters, keep) });
    if (next.kind === 'undo')
      return undo({ ...parts, ...parts.undoing }, undoParameters(next), keep, progress);
    if (next.kind === 'erase')
      return erase(next.id, parts.erasure, eraseParameters(next), keep, progress);
    throw new Error(`This version knows no operation ${next.kind}: start a newer one.`);
  });
  return true;
}

/** As this program has written them itself. */
function replayParameters({ parameters }: Requested): ReplayParameters {
  return parameters;
}

function eraseParameters({ parameters }: Requested): EraseParameters {
  return parameters as unknown as EraseParameters;
}

function undoParameters({ parameters }: Requested): UndoParameters {
  return parameters as unknown as UndoParameters;
}
