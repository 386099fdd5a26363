import type { PaybackKpis, PaybackReport } from '../../contract/reports/payback.ts';
import type { Outlook } from './outlook.ts';

type Noted = Pick<
  PaybackReport['meta'],
  'left_out' | 'data_complete_to' | 'after_horizon' | 'plan'
>;

const IRR: Readonly<Record<string, string>> = {
  no_sign_change: 'There is no rate of return: the plan only spends (or only earns).',
  multiple: 'Several rates of return fit; look at NPV and MIRR.',
  no_root: 'No rate makes the value of the plan zero.',
  all_zero: 'There are no flows yet.',
};

/** What a reader of the payback has to know beside the figures. */
export function paybackNotes(
  { irr, payback, p_loss, margin, peak_cash_need }: PaybackKpis,
  { left_out, data_complete_to, plan }: Noted,
  { months }: Outlook,
): string[] {
  const irrNote = IRR[irr.completion.status];
  const back = payback.completion;
  return [
    ...(data_complete_to === null || months.every(({ kind }) => kind === 'forecast')
      ? ['Nothing of the plan is fact yet: completion is what is expected.']
      : [`Facts are whole up to ${data_complete_to}; later months are what is expected.`]),
    ...(back.status === 'reached' && back.month ? [`Paid back in ${back.month}.`] : []),
    ...(back.status === 'not_reached'
      ? [
          `Not paid back within ${months.length} months${peak_cash_need.completion.amount === null ? '' : `; at most ${peak_cash_need.completion.amount} are needed`}.`,
        ]
      : []),
    ...(irrNote ? [irrNote] : []),
    ...(margin.plan === null
      ? [
          `The margin of a line of ${plan.id} is not known: give every line an average order and a margin rate.`,
        ]
      : []),
    ...(margin.plan !== null && p_loss === null
      ? [
          'The margin or the cost of a fact is not known: nor are the figures that it is part of, and the risk.',
        ]
      : []),
    ...(left_out.length > 0
      ? [
          `In neither side, as nothing says what it cost: ${left_out.map(({ channel, source }) => `${source} (${channel})`).join(', ')}.`,
        ]
      : []),
  ];
}
