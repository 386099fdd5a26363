import type { Micros } from '../../contract/time.ts';
import { CALL_STAGES, type CallStage } from './hook.ts';

const STAGE_STEP = 1e15;

/**
 * Version of a call: the stage of its life, then the object's own time in ms.
 *
 * CallRail numbers nothing and sends no time of change, and hooks arrive in any order (post-call may
 * wait 20 minutes for the recording). So the stage decides: what comes later in a call's life knows
 * more. An API read stands above post-call, because it holds the finished call, and below
 * call-modified, because nothing tells whether it was taken before the change. Time of arrival never
 * counts; two versions with equal numbers are ordered by their ids, which follow from their content.
 *
 * 5 stages × 10^15 leave 10^15 ms of time (until the year 33658) inside the safe integers.
 */
export function callVersion(stage: CallStage, at: Micros | undefined): number {
  return (CALL_STAGES.indexOf(stage) + 1) * STAGE_STEP + Math.floor((at ?? 0) / 1000);
}
