import { useQuery } from '@tanstack/react-query';
import { channelsReport } from '@throughline/api/contract/reports/channels';
import { useTranslation } from 'react-i18next';
import { CHANNELS_PATH, stateQueryOptions } from '../../client/queries.ts';
import { requestJson } from '../../client/request.ts';
import { startQueryOptions } from '../../client/start-query.ts';
import { pageAt, usualChoices } from '../../page-list.ts';
import { useView } from '../../view/view.ts';
import { firstFigure, reportDays } from './first-figure.ts';

/** As the page of channels counts, which shows the same figure next. */
const COUNTED = usualChoices(pageAt('/channels')!);

/** What there is by now, how much of it meets, and the first figure that comes of it. */
export function StartSummary() {
  const { t } = useTranslation();
  const { format } = useView();
  const { data: start } = useQuery(startQueryOptions);
  const { data: state } = useQuery({ ...stateQueryOptions, refetchInterval: 3_000 });
  const days = state?.data ? reportDays(state.data) : null;
  const { data: report } = useQuery({
    queryKey: ['start-figure', days, state?.generation, state?.revision],
    queryFn: ({ signal }) =>
      requestJson(CHANNELS_PATH, { ...days, ...COUNTED }, channelsReport, signal),
    enabled: days !== null && (start?.campaigns_with_cost ?? 0) > 0 && (start?.sales ?? 0) > 0,
  });
  if (!start) return null;
  const count = (value: number) => format.value(value, 'count');
  const figure = report ? firstFigure(report.paid) : null;
  return (
    <p className="start-summary" data-testid="start-summary">
      {t('start.have', {
        visits: t('start.visits', { count: start.visits }),
        sales: t('start.sales', { count: start.sales }),
        campaigns: t('start.campaigns', {
          count: start.campaigns_with_cost,
        }),
      })}{' '}
      {start.sales > 0
        ? t('start.met', {
            count: start.sales,
            met: count(start.sales_with_visit),
          })
        : null}{' '}
      {figure ? (
        <b data-testid="first-figure" data-value={figure.value}>
          {t(`start.figure.${figure.measure}`, {
            value: format.signedPercent(Number(figure.value)),
          })}
        </b>
      ) : null}
    </p>
  );
}
