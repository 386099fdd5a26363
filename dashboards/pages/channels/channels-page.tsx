import type { ReportContract } from '@throughline/api/contract/report';
import { channels } from '@throughline/api/contract/reports/channels';
import type { PageEntry } from '../../page-list.ts';
import { ContractPage } from '../../report/contract-page.tsx';
import { knowContracts } from '../../report/known-contracts.ts';
import { CHANNELS_SLOTS } from './channels-slots.tsx';

const CONTRACT = channels as unknown as ReportContract;
knowContracts([CONTRACT]);

/** "Which channels earn more than they cost?": the answer, one chart, the table that proves it. */
export function ChannelsPage({ page }: { page: PageEntry }) {
  return <ContractPage page={page} contract={CONTRACT} slots={CHANNELS_SLOTS} />;
}
