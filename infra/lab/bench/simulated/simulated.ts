import type { Bench, BenchRow } from '../bench.ts';
import { percentile } from '../statistics.ts';
import { type Coverage, coverage } from './coverage.ts';
import { division } from './division.ts';

const BUSINESSES = 200;
const OUTCOMES = 20;
const INSIDE = { least: 0.75, most: 0.85 } as const;

export const simulated: Bench = {
  name: 'simulated',
  title: 'Risk and the optimiser on simulated businesses with known truth',
  target: 'P10–P90 of profit holds 75–85 % of outcomes; the optimiser beats the proportional split',
  limit:
    'what two years of months and weeks can tell: levels of quarters that nobody has seen yet, and curves that were never spent far along.',
  async run({ quick, say }) {
    const businesses = quick ? 40 : BUSINESSES;
    say(`risk of ${businesses} businesses`);
    const held = coverage(businesses, OUTCOMES, 'history');
    const sampling = coverage(businesses, OUTCOMES, 'sampling');
    say(`optimiser of ${businesses} businesses`);
    const divisions = Array.from({ length: businesses }, (_, at) => division(at + 1));
    const gains = divisions.map(({ gain }) => gain);
    const mean = meanOf(gains);
    const better = gains.filter((gain) => gain > 0).length / businesses;
    const sure = divisions.filter(({ isSure }) => isSure);
    return [
      {
        what: 'outcomes inside P10–P90',
        measured: percent(held.covered),
        target: '75–85 %',
        met: held.covered >= INSIDE.least && held.covered <= INSIDE.most,
        detail: `${sides(held)}; ${businesses} businesses, ${OUTCOMES} outcomes each`,
      },
      {
        what: 'the same with rates as sure as their counts alone',
        measured: percent(sampling.covered),
        detail: `${sides(sampling)}; what comes of taking rates to be constant`,
      },
      {
        what: 'margin above the proportional split, mean',
        measured: percent(mean, 2),
        target: '> 0',
        met: mean > 0,
        detail: `of at most ${percent(meanOf(divisions.map(({ best }) => best)), 2)} with the true curves; P10 ${percent(percentile(gains, 0.1), 2)}, P90 ${percent(percentile(gains, 0.9), 2)}`,
      },
      {
        what: 'businesses in which it is better',
        measured: percent(better),
        target: '> 80 %',
        met: better > 0.8,
        detail: `where its own P10 was 0 or more, ${sure.length} of ${businesses}: ${percent(sure.filter(({ gain }) => gain > 0).length / Math.max(1, sure.length))}`,
      },
    ] satisfies BenchRow[];
  },
};

const meanOf = (values: readonly number[]) =>
  values.reduce((sum, one) => sum + one, 0) / values.length;

const percent = (share: number, digits = 1) => `${(100 * share).toFixed(digits)} %`;

const sides = ({ below, above }: Coverage) => `${percent(below)} below, ${percent(above)} above`;
