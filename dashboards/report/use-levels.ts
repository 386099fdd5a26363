import { useQueries } from '@tanstack/react-query';
import type { ReportContract } from '@throughline/api/contract/report';
import type { ReportTable } from '@throughline/api/contract/table';
import { useMemo } from 'react';
import type { ReportParameters } from './asked.ts';
import { depthNeeded } from './depth-needed.ts';
import type { TableChoices } from './table-choices.ts';
import { reportQueryOptions } from './use-report.ts';

/** The table of one depth and the question that it answers, or why there is none yet. */
export type ReportLevel =
  | { readonly table: ReportTable; readonly asked: unknown }
  | 'loading'
  | 'failed';

interface Levels {
  readonly contract: ReportContract;
  readonly parameters: ReportParameters;
  readonly choices: TableChoices;
  /** Of the first level, null until it is there. */
  readonly first: ReportTable | null;
  /** Names of levels, as `by` takes them; without any, the first table is the only one. */
  readonly names: readonly string[];
  readonly enabled: boolean;
}

/**
 * A table of each depth that the open rows need: each depth is one request and is kept for its filters. Only the rows
 * of the first level open; a table that is flat at a deeper one stays as it is.
 */
export function useLevels(levels: Levels): readonly ReportLevel[] {
  const { contract, parameters, choices, first, names, enabled } = levels;
  const isTree = names.length > 0 && parameters.by === names[0];
  const depth = isTree ? depthNeeded(choices.open, choices.opened[0], names) : 1;
  const below = useMemo(
    () =>
      Array.from({ length: depth - 1 }, (_, at) => ({
        ...parameters,
        by: names.slice(0, at + 2).join(','),
      })),
    [depth, names, parameters],
  );
  const answers = useQueries({
    queries: below.map((asked) => ({ ...reportQueryOptions(contract, asked), enabled })),
    combine: (results) =>
      results.map(
        ({ data, isError }) => data ?? (isError ? ('failed' as const) : ('loading' as const)),
      ),
  });
  return useMemo(() => {
    if (first === null) return [];
    const askedOf = (asked: ReportParameters) => contract.query.safeParse(asked).data ?? asked;
    return [
      { table: first, asked: askedOf(parameters) },
      ...answers.map((answer, at): ReportLevel => {
        const asked = below[at];
        if (typeof answer === 'string' || !asked)
          return typeof answer === 'string' ? answer : 'loading';
        return { table: contract.table(answer), asked: askedOf(asked) };
      }),
    ];
  }, [contract, parameters, first, answers, below]);
}
