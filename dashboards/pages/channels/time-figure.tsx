import { useQuery } from '@tanstack/react-query';
import type { ReportContract } from '@throughline/api/contract/report';
import type { ChannelsReport } from '@throughline/api/contract/reports/channels';
import { type ExploreReport, explore } from '@throughline/api/contract/reports/explore';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { timeBuckets, timeUnit } from '../../charts/time-buckets.ts';
import { TimeChart } from '../../charts/time-chart.tsx';
import { CopyButton } from '../../controls/copy-button.tsx';
import type { Catalogue } from '../../format/catalogue.ts';
import type { Period } from '../../format/days.ts';
import { numberOf } from '../../format/metric-value.ts';
import { tsv } from '../../format/tsv.ts';
import { reportQueryOptions } from '../../report/use-report.ts';
import { useView } from '../../view/view.ts';
import { judgedRows } from './answer.ts';
import { overTime, unripeFrom } from './over-time.ts';
import { Twin } from './twin.tsx';

interface TimeFigureProps {
  report: ChannelsReport;
  catalogue: Catalogue;
}

const CONTRACT = explore as unknown as ReportContract;

/** What the judged channels cost and earned, day by day: the room between the lines is profit or loss. */
export function TimeFigure({ report, catalogue }: TimeFigureProps) {
  const { t } = useTranslation();
  const { format } = useView();
  const { meta } = report;
  const { measure, judged } = useMemo(() => judgedRows(report), [report]);
  const channels = useMemo(() => new Set(judged.map(({ channel }) => channel)), [judged]);
  const unit = timeUnit(meta);
  const asked = (days: Period) => ({
    ...{ from: days.from, to: days.to, model: meta.model, basis: meta.basis },
    ...{ by: `${unit},channel`, metrics: `cost,${measure}`, limit: '10000' },
    ...(meta.where.length > 0 && { where: meta.where }),
  });
  const now = useQuery(reportQueryOptions(CONTRACT, asked(meta)));
  const then = useQuery({
    ...reportQueryOptions(CONTRACT, asked(meta.compare ?? meta)),
    enabled: meta.compare !== null,
  });
  const points = useMemo(() => {
    if (!now.data) return null;
    const of = (answer: unknown, days: Period) =>
      overTime(answer as ExploreReport, {
        ...{ unit, channels, measure, newest: meta.data?.to ?? days.to },
        buckets: timeBuckets({ from: days.from, to: days.to }, unit),
      });
    const before = meta.compare && then.data ? of(then.data, meta.compare) : [];
    return of(now.data, meta).map((point, at) => ({ ...point, before: before[at] ?? null }));
  }, [now.data, then.data, unit, channels, measure, meta]);
  const names = useMemo(
    () => ({
      cost: catalogue.label('cost'),
      earned: catalogue.label(measure),
      before: t('chart.before', { metric: catalogue.label(measure) }),
      unripe: t('chart.unripe'),
    }),
    [catalogue, measure, t],
  );
  const from = useMemo(
    () =>
      points
        ? unripeFrom(
            points.map(({ bucket }) => bucket),
            meta.maturity,
          )
        : null,
    [points, meta.maturity],
  );
  const numbers = useMemo(
    () =>
      (points ?? []).map(({ cost, earned, before }) => ({
        ...{ cost: numberOf(cost), earned: numberOf(earned) },
        before: numberOf(before?.earned),
      })),
    [points],
  );
  if (judged.length === 0) return <p className="soft">{t('chart.noPaid')}</p>;
  if (!points)
    return now.error ? (
      <p className="soft">{t('error.title')}</p>
    ) : (
      <div className="chart-room skeleton" />
    );
  const titleOf = (at: number) => {
    const bucket = points[at]?.bucket;
    return bucket ? format.period({ from: bucket.from, to: bucket.to }) : '';
  };
  const head = [t('chart.days'), names.cost, names.earned, t('chart.profit'), names.before];
  return (
    <div data-testid="time-chart">
      <div className="figure-note">
        <span className="soft">
          {[
            t(`chart.timeNote_${unit}`, { currency: format.currencySign(meta.currency) }),
            ...(meta.compare ? [t('chart.dashed', { days: format.period(meta.compare) })] : []),
            ...(from === null ? [] : [t('chart.unripe')]),
          ].join(' · ')}
        </span>
        <CopyButton
          label={t('chart.copy')}
          testId="copy-data"
          className="text-button push"
          text={() =>
            tsv(
              head,
              points.map(({ bucket, cost, earned, profit, before }) => [
                ...[bucket.key, cost, earned, profit],
                before?.earned ?? null,
              ]),
            )
          }
        />
      </div>
      <TimeChart
        points={numbers}
        labelOf={(at) => format.shortDay(points[at]?.bucket.from ?? meta.from)}
        titleOf={titleOf}
        rowsOf={(at) => {
          const point = points[at];
          return point
            ? [
                { label: names.cost, value: format.value(point.cost, 'money') },
                { label: names.earned, value: format.value(point.earned, 'money') },
                { label: t('chart.profit'), value: format.value(point.profit, 'money') },
                ...(point.before
                  ? [{ label: names.before, value: format.value(point.before.earned, 'money') }]
                  : []),
              ]
            : [];
        }}
        unripeFrom={from}
        names={names}
        format={format}
      />
      <Twin
        caption={t('chart.timeSummary')}
        head={head}
        rows={points.map(({ cost, earned, profit, before }, at) => [
          titleOf(at),
          ...[cost, earned, profit, before?.earned ?? null].map((value) =>
            format.value(value, 'money'),
          ),
        ])}
      />
    </div>
  );
}
