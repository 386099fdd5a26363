import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReportContract } from '@throughline/api/contract/report';
import type { ReportParameters } from './asked.ts';
import type { Answer } from './use-report.ts';
import { reportQueryOptions } from './use-report.ts';

/**
 * The answer by the first level, where the table is flat at a deeper one: what a page says and draws is about the first
 * level whatever its table shows. Undefined where the table is that of the first level, null while it is on its way.
 */
export function useFirstLevel(
  contract: ReportContract,
  levels: readonly string[] | undefined,
  parameters: ReportParameters,
  isKnown: boolean,
): Answer | null | undefined {
  const first = levels?.[0];
  const isDeeper = first !== undefined && parameters.by !== first;
  const asked = first === undefined ? parameters : { ...parameters, by: first };
  const { data } = useQuery({
    ...reportQueryOptions(contract, asked),
    enabled: isKnown && isDeeper,
    placeholderData: keepPreviousData,
  });
  return isDeeper ? (data ?? null) : undefined;
}
