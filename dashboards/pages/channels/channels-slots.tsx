import { METRIC_KEYS } from '@throughline/api/contract/metrics';
import type { ChannelsReport } from '@throughline/api/contract/reports/channels';
import { LEVELS } from '@throughline/api/contract/terms';
import type { PageSlots } from '../../report/page-slots.ts';
import type { Answer } from '../../report/use-report.ts';
import { isUnripe } from './answer.ts';
import { AnswerSentence } from './answer-sentence.tsx';
import { ChannelFigures } from './channel-figures.tsx';
import { Reconciliation } from './reconciliation.tsx';
import { ChannelsSkeleton } from './skeleton.tsx';
import { TableNotes } from './table-notes.tsx';
import { UnknownAmounts } from './unknown-amounts.tsx';

/** The answer as its contract has read it. */
const reportOf = (answer: Answer) => answer as unknown as ChannelsReport;

/** What the page of channels has beside its contract. */
export const CHANNELS_SLOTS: PageSlots = {
  question: 'page.title',
  levels: LEVELS,
  // Columns by the question that is asked of the table; cost opens each, the page is about it.
  presets: {
    all: {
      traffic: ['cost', 'impressions', 'clicks', 'visits', 'leads', 'romi_margin'],
      leads: ['cost', 'visits', 'leads', 'calls', 'cpl', 'deals', 'cpo', 'cac'],
      money: ['cost', 'revenue', 'margin', 'romi_margin', 'drr', 'orders', 'deals'],
      all: METRIC_KEYS,
    },
    usual: 'money',
  },
  usualSort: { id: 'cost', descending: true },
  answer: (answer) => <AnswerSentence report={reportOf(answer)} />,
  figure: (context) => <ChannelFigures {...context} report={reportOf(context.answer)} />,
  notes: ({ answer, catalogue }) => (
    <>
      <Reconciliation report={reportOf(answer)} />
      <TableNotes report={reportOf(answer)} catalogue={catalogue} />
      <UnknownAmounts report={reportOf(answer)} catalogue={catalogue} />
    </>
  ),
  skeleton: <ChannelsSkeleton />,
  isUnripe: (answer) => isUnripe(reportOf(answer)),
};
