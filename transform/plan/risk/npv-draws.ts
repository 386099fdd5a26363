import { quantiles } from './distribution.ts';
import { drawLines } from './draw-lines.ts';
import { monthlyCash } from './monthly-cash.ts';
import { riskInput } from './risk-input.ts';

/**
 * The NPV of every draw. Two inputs of one seed and as many draws share their luck line by line, so that their draws are compared
 * one by one.
 */
export function npvDraws(input: unknown): Float64Array {
  const read = riskInput.parse(input);
  return monthlyCash(read, drawLines(read, quantiles()).margin).npv;
}
