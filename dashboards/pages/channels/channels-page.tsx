import type { ReportContract } from '@throughline/api/contract/report';
import { channels } from '@throughline/api/contract/reports/channels';
import type { PageEntry } from '../../page-list.ts';
import { ContractPage } from '../../report/report-page.tsx';
import { CHANNELS_SLOTS } from './channels-slots.tsx';

/** "Which channels earn more than they cost?": the answer, one chart, the table that proves it. */
export function ChannelsPage({ page }: { page: PageEntry }) {
  return (
    <ContractPage
      page={page}
      contract={channels as unknown as ReportContract}
      slots={CHANNELS_SLOTS}
    />
  );
}
