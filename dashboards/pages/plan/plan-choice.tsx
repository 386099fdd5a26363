import type { PlanHead, PlanState } from '@throughline/api/contract/plans';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../controls/choice.tsx';
import type { SentencePart } from '../../controls/sentence-part.ts';
import { choosePlan } from './choose-plan.ts';
import type { PlanChoiceState } from './use-chosen-plan.ts';

/** The version of a plan that is on screen. */
export interface ShownPlan {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly status: PlanState;
}

/** Which plan is on screen and which version of it, as parts of the sentence. */
export function planParts(choice: PlanChoiceState, shown: ShownPlan | null): SentencePart[] {
  const head = choice.head ?? choice.plans.find(({ id }) => id === shown?.id) ?? null;
  if (choice.plans.length === 0) return [];
  return [
    { key: 'plan', joint: ' · ', node: <PlanPart choice={choice} name={head?.name ?? null} /> },
    ...(head
      ? [
          {
            key: 'version',
            joint: ', ' as const,
            node: <VersionPart head={head} chosen={choice.version} shown={shown} />,
          },
        ]
      : []),
  ];
}

function PlanPart({ choice, name }: { choice: PlanChoiceState; name: string | null }) {
  const { t } = useTranslation();
  return (
    <Choice
      name={t('plan.choice.plan')}
      testId="filter-plan"
      value={choice.head?.id ?? ''}
      shown={name ?? t('plan.choice.none')}
      options={[
        {
          value: '',
          label: t('plan.choice.inForce'),
          note: t('plan.choice.inForceNote'),
          testId: 'plan-in-force',
        },
        ...choice.plans.map(({ id, name: label, version, state }) => ({
          value: id,
          label,
          note: `${id} · ${t(`plan.versionState.${state}`, { version })}`,
          testId: `plan-${id}`,
        })),
      ]}
      onChoose={(id) => choosePlan(id || null)}
    />
  );
}

interface VersionPartProps {
  head: PlanHead;
  chosen: number | null;
  shown: ShownPlan | null;
}

function VersionPart({ head, chosen, shown }: VersionPartProps) {
  const { t } = useTranslation();
  const version = chosen ?? shown?.version ?? head.version;
  const state =
    version === head.version ? head.state : version === shown?.version ? shown.status : null;
  const numbers = Array.from({ length: head.version }, (_, at) => head.version - at);
  const word = (number: number) =>
    number === head.version
      ? t(`plan.versionState.${head.state}`, { version: number })
      : t('plan.version', { version: number });
  return (
    <Choice
      name={t('plan.choice.version')}
      testId="filter-version"
      value={String(version)}
      shown={state ? t(`plan.versionState.${state}`, { version }) : word(version)}
      options={numbers.map((number) => ({
        value: String(number),
        label: word(number),
        testId: `version-${number}`,
        ...(number === head.version && { note: t('plan.choice.newest') }),
      }))}
      onChoose={(number) =>
        choosePlan(head.id, Number(number) === head.version ? null : Number(number))
      }
    />
  );
}
