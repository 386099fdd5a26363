import type { ReportContract } from '@throughline/api/contract/report';
import { CONTRACTS } from '@throughline/api/contract/reports/index';
import type { PageEntry } from '../page-list.ts';
import { ContractPage } from './contract-page.tsx';
import { knowContracts } from './known-contracts.ts';
import type { PageSlots } from './page-slots.ts';

knowContracts(Object.values(CONTRACTS) as unknown as readonly ReportContract[]);

/** The page of a report: everything on it comes from the contract, but for what its slots hold. */
export function ReportPage({ page, slots }: { page: PageEntry; slots?: PageSlots }) {
  const contract = page.report && (CONTRACTS[page.report] as unknown as ReportContract);
  if (!contract) throw new Error(`The page ${page.name} has neither a report nor a component`);
  return <ContractPage page={page} contract={contract} {...(slots && { slots })} />;
}
