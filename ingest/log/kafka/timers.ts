let isQuiet = false;

/**
 * The Kafka client sets timers for moments that have passed, which means "at once" to it and to Node.
 * Since Node 24 that is also written to standard error, as a warning that helps no operator: it is left out.
 */
export function keepQuietOfPastTimers(): void {
  if (isQuiet) return;
  isQuiet = true;
  const emitWarning = process.emitWarning as (...given: unknown[]) => void;
  process.emitWarning = (...given: unknown[]) => {
    if (given[1] !== 'TimeoutNegativeWarning') emitWarning.apply(process, given);
  };
}
