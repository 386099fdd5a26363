import type { Micros } from '../../contract/time.ts';
import { CALL_STAGES, type CallStage } from './hook.ts';

const STAGE_STEP = 1e15;
const UNSHOWN_STEP = 2.5;

/**
 * Version of a call: the stage of its life, then the object's own time in ms.
 *
 * CallRail numbers nothing and sends no time of change, and hooks arrive in any order (post-call may
 * wait 20 minutes for the recording). So the stage decides: what comes later in a call's life knows
 * more. An API read stands above post-call, because it holds the finished call, and below
 * call-modified, because nothing tells whether it was taken before the change. Time of arrival never
 * counts; two versions with equal numbers are ordered by their ids, which follow from their content.
 *
 * The hook stands in the address, which no signature covers. Where the object itself does not show that
 * the call is over (one that was missed never does), the address alone raises it above the hooks of a
 * running call and below every object that does show it, so that a first hook that is sent again under
 * another name cannot undo an answered call.
 *
 * 5 stages × 10^15 leave 10^15 ms of time (until the year 33658) inside the safe integers.
 */
export function callVersion(
  stage: CallStage,
  at: Micros | undefined,
  isShown: boolean = true,
): number {
  const step = CALL_STAGES.indexOf(stage) + 1;
  return (
    (isShown ? step : Math.min(step, UNSHOWN_STEP)) * STAGE_STEP + Math.floor((at ?? 0) / 1000)
  );
}
