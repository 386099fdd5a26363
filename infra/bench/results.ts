import type { Bench, BenchRow } from './bench.ts';
import type { Machine } from './machine.ts';

export interface BenchResult {
  readonly bench: Pick<Bench, 'name' | 'title' | 'target' | 'limit'>;
  readonly rows: readonly BenchRow[];
  /** Why it gave no rows. */
  readonly failure?: string;
  readonly seconds: number;
}

/** The page `RESULTS.md`. */
export function resultsPage(
  machine: Machine,
  quick: boolean,
  results: readonly BenchResult[],
): string {
  const shared = machine.load > machine.cores * 0.25;
  return [
    '# Measured',
    '',
    'Written by `npm run bench -- --write`; not edited by hand.',
    '',
    `- Machine: ${machine.cpu}, ${machine.cores} cores, ${machine.memory}, Node ${machine.node}`,
    `- ${shared ? `**Shared machine**: other work ran at the same time (load average ${machine.load.toFixed(1)} before the start), so figures are lower bounds` : 'Quiet machine'}`,
    `- Date: ${machine.date} UTC, commit ${machine.commit}`,
    `- Sizes: ${quick ? 'quick (targets are for full sizes; nothing is judged that depends on size)' : 'full'}`,
    '',
    ...results.flatMap(section),
  ].join('\n');
}

function section({ bench, rows, failure, seconds }: BenchResult): string[] {
  const missed = rows.some(({ met }) => met === false);
  return [
    `## ${bench.title}`,
    '',
    `\`${bench.name}\`, target: ${bench.target}. Took ${Math.round(seconds)} s.`,
    '',
    ...(failure ? [`**Failed**: ${cell(failure.slice(0, 500))}`, ''] : []),
    ...(rows.length > 0
      ? ['| what | measured | target | | how |', '|---|---|---|---|---|', ...rows.map(line), '']
      : []),
    ...(missed && bench.limit ? [`What limits it: ${bench.limit}`, ''] : []),
  ];
}

function line({ what, measured, target = '', met, detail = '' }: BenchRow): string {
  const verdict = met === undefined ? '' : met ? 'met' : '**missed**';
  return `| ${[what, measured, target, verdict, detail].map(cell).join(' | ')} |`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
