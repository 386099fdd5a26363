/**
 * Milliseconds of processor time that this process has used, for tests that bound the work that something
 * may cost: on a busy machine it takes longer, but hardly more work.
 */
export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
