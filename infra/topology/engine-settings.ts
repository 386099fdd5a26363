/**
 * Settings of the embedded engine that its caller may turn. Compiling expressions pays over many rows; a test
 * has few, and would compile for longer than it computes: it sets `THROUGHLINE_COMPILE=0`.
 */
export function engineSettings(
  environment: NodeJS.ProcessEnv = process.env,
): Readonly<Record<string, number>> {
  if (environment.THROUGHLINE_COMPILE !== '0') return {};
  return { compile_expressions: 0, compile_aggregate_expressions: 0, compile_sort_description: 0 };
}
