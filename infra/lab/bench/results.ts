import type { Bench, BenchRow } from './bench.ts';
import type { Machine } from './machine.ts';

export interface BenchResult {
  readonly bench: Pick<Bench, 'name' | 'title' | 'target' | 'limit'>;
  readonly rows: readonly BenchRow[];
  /** Why it gave no rows. */
  readonly failure?: string;
  readonly seconds: number;
}

const HEAD = `# Measured

Written by \`npm run bench -- --write\`; not edited by hand. A run of some benches (\`--only\`) replaces their sections.
`;

/**
 * The page `RESULTS.md`.
 * @param before the page as it was: sections of benches that were not run now are kept.
 */
export function resultsPage(
  machine: Machine,
  quick: boolean,
  results: readonly BenchResult[],
  before = '',
): string {
  const sections = new Map(
    before
      .split(/^(?=## )/m)
      .slice(1)
      .map((text) => [nameOf(text), text.trimEnd()] as const),
  );
  for (const result of results)
    sections.set(result.bench.name, section(result, machine, quick).join('\n').trimEnd());
  return `${[HEAD.trimEnd(), ...sections.values()].join('\n\n')}\n`;
}

/** Of the measurement, whatever its title was when it was run. */
function nameOf(section: string): string {
  return /^`([\w-]+)`, target:/m.exec(section)?.[1] ?? section;
}

function section(
  { bench, rows, failure, seconds }: BenchResult,
  machine: Machine,
  quick: boolean,
): string[] {
  const missed = rows.some(({ met }) => met === false);
  return [
    `## ${bench.title}`,
    '',
    `\`${bench.name}\`, target: ${bench.target}.`,
    '',
    `Took ${Math.round(seconds)} s on ${machine.date} UTC, commit ${machine.commit}; ${sizes(quick)}; ${place(machine)}`,
    '',
    ...(failure ? [`**Failed**: ${cell(failure.slice(0, 500))}`, ''] : []),
    ...(rows.length > 0
      ? ['| what | measured | target | | how |', '|---|---|---|---|---|', ...rows.map(line), '']
      : []),
    ...(missed && bench.limit ? [`What limits it: ${bench.limit}`, ''] : []),
  ];
}

function sizes(quick: boolean): string {
  return quick ? 'quick sizes (nothing is judged that depends on size)' : 'full sizes';
}

function place({ cpu, cores, memory, node, load }: Machine): string {
  const shared =
    load > cores * 0.25
      ? `**shared** with other work (load average ${load.toFixed(1)} before the start), so figures are lower bounds`
      : 'quiet';
  return `${cpu}, ${cores} cores, ${memory}, Node ${node}, ${shared}.`;
}

function line({ what, measured, target = '', met, detail = '' }: BenchRow): string {
  const verdict = met === undefined ? '' : met ? 'met' : '**missed**';
  return `| ${[what, measured, target, verdict, detail].map(cell).join(' | ')} |`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
