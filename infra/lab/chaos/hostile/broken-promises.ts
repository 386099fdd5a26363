import type { HostileResult } from './hostile-run.ts';

const MOST_STALL_MS = 1_000;
const MOST_MEMORY_MB = 1_500;
const MOST_GOOD_SECONDS = 10;

/**
 * What a run has found against the promises; empty when all is well.
 * @param mostStallMs more where other work shares the machine.
 */
export function brokenPromises(
  result: HostileResult,
  { mostStallMs = MOST_STALL_MS, mostGoodSeconds = MOST_GOOD_SECONDS } = {},
): readonly string[] {
  const { reckoning, uncoded, unanswered, stallMs, memoryMb, goodSeconds } = result;
  const { acknowledged, logged, booked, lost, strange } = reckoning;
  return [
    ...(unanswered.length > 0
      ? [`${unanswered.length} without an answer: ${unanswered.slice(0, 3).join('; ')}`]
      : []),
    ...uncoded.map((one) => `no code: ${one}`),
    ...(stallMs > mostStallMs ? [`stood still for ${stallMs} ms`] : []),
    ...(memoryMb > MOST_MEMORY_MB ? [`took ${memoryMb} MB`] : []),
    ...(goodSeconds > mostGoodSeconds ? [`a good delivery took ${goodSeconds} s`] : []),
    ...(acknowledged > logged ? [`${acknowledged} acknowledged, ${logged} in the log`] : []),
    ...(logged !== booked ? [`${logged} in the log, ${booked} in the books`] : []),
    ...(lost.length > 0 ? [`${lost.length} lost: ${lost.slice(0, 3).join(', ')}`] : []),
    ...(strange.length > 0 ? [`${strange.length} strange: ${strange.slice(0, 3).join(', ')}`] : []),
  ];
}
