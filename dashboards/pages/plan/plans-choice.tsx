import type { PlanHead } from '@throughline/api/contract/plans';
import { useTranslation } from 'react-i18next';
import { Opener } from '../../controls/opener.tsx';
import { choose } from '../../report/choose.ts';
import { ListMenu } from '../../report/list-menu.tsx';
import { useView } from '../../view/view.ts';

/** Named in full up to so many; more are counted. */
const NAMED = 3;

/** Which plans are compared; the others are measured against the first. */
export function PlansChoice({
  plans,
  named,
}: {
  plans: readonly PlanHead[];
  named: string | null;
}) {
  const { t } = useTranslation();
  const { format } = useView();
  const ids = named?.split(',').map((one) => one.trim()) ?? plans.map(({ id }) => id);
  const idOf = (name: string) => name.split('@')[0] ?? name;
  const nameOf = (one: string) => plans.find(({ id }) => id === idOf(one))?.name ?? one;
  const chosen = ids.map(idOf);
  const shown =
    ids.length <= NAMED
      ? format.list(ids.map(nameOf))
      : t('plan.scenario.count', { count: ids.length });
  const toggle = (id: string) => {
    const next = chosen.includes(id) ? ids.filter((one) => idOf(one) !== id) : [...ids, id];
    // Without any there is nothing to compare.
    if (next.length > 0) choose('plans', next.join(','), null);
  };
  const label = t('plan.scenario.choice');
  return (
    <Opener
      kind="menu"
      label={`${label}: ${shown}`}
      shown={shown}
      testId="filter-plans"
      className="sentence-part"
    >
      {(opened) => (
        <ListMenu
          label={label}
          options={plans.map(({ id, name }) => ({
            name: id,
            label: name,
            checked: chosen.includes(id),
          }))}
          testId="plans"
          onChoose={toggle}
          {...opened}
        />
      )}
    </Opener>
  );
}
