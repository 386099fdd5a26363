import type { PlanOptimised } from '@throughline/api/contract/plan-optimise';
import { Trans, useTranslation } from 'react-i18next';
import { channelName } from '../../i18n/channel-name.ts';
import { useView } from '../../view/view.ts';
import type { BudgetAnswer } from './answer.ts';

const BOLD = { b: <b /> };

interface AnswerProps {
  answer: BudgetAnswer;
  report: PlanOptimised;
  onWiden: (share: number) => void;
}

/** The question answered in a sentence, with what follows from it where it cannot be answered. */
export function BudgetAnswerLine({ answer, report, onWiden }: AnswerProps) {
  const { t } = useTranslation();
  const { format } = useView();
  const money = (value: number | string) =>
    format
      .inSentence(Math.round(Number(value)), 'money', report.meta.currency)
      .replace(/[.,]00(?!\d)/, '');
  const signed = (value: string) => (Number(value) > 0 ? `+${money(value)}` : money(value));
  if (answer.kind === 'infeasible')
    return (
      <p className="answer" data-testid="answer">
        {t('budget.answer.infeasible', { least: money(answer.least), most: money(answer.most) })}{' '}
        {answer.wider !== null ? (
          <button
            type="button"
            className="text-button"
            data-testid="budget-widen"
            onClick={() => onWiden(answer.wider!)}
          >
            {t('budget.answer.widen', { percent: answer.wider })}
          </button>
        ) : null}
      </p>
    );
  if (answer.kind !== 'move')
    return (
      <p className="answer" data-testid="answer">
        {t('budget.answer.none')}
      </p>
    );
  const { to, from } = answer;
  const which = to && from ? 'both' : to ? 'to' : from ? 'from' : 'nothing';
  return (
    <p className="answer" data-testid="answer" data-better={answer.isBetter}>
      {answer.isBetter ? null : <>{t('budget.answer.notBetter')} </>}
      <Trans
        i18nKey={`budget.answer.${which}`}
        values={{
          to: to ? channelName(t, to.channel) : '',
          toAmount: to ? money(to.amount) : '',
          from: from ? channelName(t, from.channel) : '',
          fromAmount: from ? money(from.amount) : '',
          gain: signed(answer.expected),
        }}
        components={BOLD}
      />
      {answer.between && which !== 'nothing'
        ? ` ${t('budget.answer.between', { low: signed(answer.between[0]), high: signed(answer.between[1]) })}`
        : null}
    </p>
  );
}
