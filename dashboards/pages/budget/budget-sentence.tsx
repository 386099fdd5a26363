import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../controls/choice.tsx';
import { Sentence } from '../../controls/sentence.tsx';
import { useView } from '../../view/view.ts';
import { type BudgetChoices, GOALS, SHARES } from './choices.ts';
import type { PlanOption } from './use-budget.ts';

interface BudgetSentenceProps {
  choices: BudgetChoices;
  change: (part: Partial<BudgetChoices>) => void;
  plans: readonly PlanOption[];
  plan: PlanOption;
}

/** Goal, amount, bounds and plan as one sentence. */
export function BudgetSentence({ choices, change, plans, plan }: BudgetSentenceProps) {
  const { t } = useTranslation();
  const { goal, bounds } = choices;
  const share = (percent: number) => t('budget.share', { percent });
  const shares = [...new Set([...SHARES, bounds])].sort((a, b) => a - b);
  return (
    <Sentence
      parts={[
        {
          key: 'goal',
          joint: ', ',
          node: (
            <>
              <Choice
                name={t('budget.goalName')}
                shown={t(`budget.goal.${goal}`)}
                value={goal}
                options={GOALS.map((value) => ({ value, label: t(`budget.goal.${value}`) }))}
                onChoose={(value) => change({ goal: value })}
                testId="budget-goal"
              />
              {goal === 'more' ? (
                <Amount key={choices.amount} choices={choices} change={change} />
              ) : null}
            </>
          ),
        },
        {
          key: 'bounds',
          joint: ' · ',
          node: (
            <Choice
              name={t('budget.boundsName')}
              shown={share(bounds)}
              value={String(bounds)}
              options={shares.map((value) => ({ value: String(value), label: share(value) }))}
              onChoose={(value) => change({ bounds: Number(value) })}
              testId="budget-bounds"
            />
          ),
        },
        {
          key: 'plan',
          joint: ' · ',
          node: (
            <Choice
              name={t('budget.planName')}
              shown={plan.name}
              value={plan.id}
              options={plans.map(({ id, name }) => ({ value: id, label: name }))}
              onChoose={(id) => change({ plan: id })}
              testId="budget-plan"
            />
          ),
        },
      ]}
    />
  );
}

function Amount({ choices, change }: Pick<BudgetSentenceProps, 'choices' | 'change'>) {
  const { t } = useTranslation();
  const { format } = useView();
  const [text, setText] = useState(format.value(choices.amount, 'count'));
  const digits = text.replaceAll(/\D/g, '');
  const take = () => {
    const amount = Number(digits);
    if (amount >= 1 && amount !== choices.amount) change({ amount });
    else setText(format.value(choices.amount, 'count'));
  };
  return (
    <input
      className="budget-amount"
      inputMode="numeric"
      aria-label={t('budget.amountName')}
      data-testid="budget-amount"
      style={{ width: `${Math.max(4, text.length) + 1}ch` }}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
      }}
    />
  );
}
