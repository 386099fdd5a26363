import { useQuery } from '@tanstack/react-query';
import { CONTRACTS } from '@throughline/api/contract/reports/index';
import type { ScenariosReport } from '@throughline/api/contract/reports/scenarios';
import { useMemo } from 'react';
import { useSearch } from 'wouter/use-browser-location';
import { plansQueryOptions } from '../../client/plan-queries.ts';
import type { PageEntry } from '../../page-list.ts';
import type { PageSlots } from '../../report/page-slots.ts';
import { ReportPage } from '../../report/report-page.tsx';
import { useView } from '../../view/view.ts';
import { Planless } from './planless.tsx';
import { PlansChoice } from './plans-choice.tsx';
import { ScenarioTable } from './scenario-table.tsx';
import '../../styles/plan.css';
import '../../styles/journeys.css';

/** Plans side by side. */
export function ScenariosPage({ page }: { page: PageEntry }) {
  const { language } = useView();
  const search = useSearch();
  const { data: plans, isError } = useQuery(plansQueryOptions);
  const slots = useMemo<PageSlots>(() => {
    const named = new URLSearchParams(search).get('plans');
    const known = new Map(plans?.map(({ id, version }) => [id, version]));
    const isStray =
      named !== null &&
      plans !== undefined &&
      !named.split(',').every((one) => isThere(one, known));
    return {
      strays: isStray ? [{ parameter: 'plans', value: named }] : [],
      isKnown: !isStray && (named === null || plans !== undefined || isError),
      parts: () =>
        plans && plans.length > 1
          ? [{ key: 'plans', joint: ' · ', node: <PlansChoice plans={plans} named={named} /> }]
          : [],
      figure: ({ answer }) => <ScenarioTable report={answer as ScenariosReport} />,
      planless: (
        <Planless choice={{ head: null }} question={CONTRACTS.scenarios.question[language]} />
      ),
    };
  }, [search, plans, isError, language]);
  return <ReportPage page={page} slots={slots} />;
}

/** A plan of the list, `id` or `id@version`. */
function isThere(name: string, known: ReadonlyMap<string, number>): boolean {
  const [id = '', version] = name.trim().split('@');
  const newest = known.get(id);
  if (newest === undefined) return false;
  return version === undefined || (/^[1-9]\d*$/.test(version) && Number(version) <= newest);
}
