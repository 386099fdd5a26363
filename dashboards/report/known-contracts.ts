import type { ReportContract } from '@throughline/api/contract/report';

const known = new Map<string, ReportContract>();

/** Makes reports known by their names, so that what a figure opens is found. A page brings those that it needs. */
export function knowContracts(contracts: readonly ReportContract[]): void {
  for (const contract of contracts) known.set(contract.name, contract);
}

export function knownContract(name: string): ReportContract | undefined {
  return known.get(name);
}
