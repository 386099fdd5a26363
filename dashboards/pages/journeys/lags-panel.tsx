import { useQuery } from '@tanstack/react-query';
import type { LagsReport } from '@throughline/api/contract/reports/lags';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { wholeDays, wholeRange } from '../../charts/histogram-bins.ts';
import type { JourneyFilters } from '../../client/journey-queries.ts';
import { LAGS_PATH, lagsQueryOptions } from '../../client/journey-queries.ts';
import { tsv } from '../../format/tsv.ts';
import { useView } from '../../view/view.ts';
import { HistogramFigure } from './histogram-figure.tsx';
import { STAGES, usualStage } from './journey-choices.ts';
import { LookbackSentence } from './lookback-sentence.tsx';
import { Panel } from './panel.tsx';
import { PanelEmpty } from './panel-empty.tsx';
import { panelState } from './panel-state.ts';
import { Switch } from './switch.tsx';
import { useJourneyChoices } from './use-journey-choices.ts';

type Distribution = LagsReport['touches'];

/** "How long does a journey take?": in days until a stage, and in touches. */
export function LagsPanel({ filters }: { filters: JourneyFilters }) {
  const { t } = useTranslation();
  const { format } = useView();
  const [choices, change] = useJourneyChoices();
  const stage = choices.stage ?? usualStage(filters.of);
  const query = useQuery(lagsQueryOptions(filters));
  const report = query.data;
  const days = useMemo(() => {
    const measured = report?.days[stage];
    // Of a payment only the day is known.
    return measured && stage === 'payment'
      ? { ...measured, bins: wholeDays(measured.bins) }
      : measured;
  }, [report, stage]);
  const conversions = t(`journeys.conversions.${filters.of}`);
  const daysWritten = (count: number) => t('journeys.lags.suggestedDays', { count });
  const rounded = (value: number) => format.value(Math.round(value * 10) / 10, 'count');
  const linesOf = ({ median, p90 }: Distribution, whole = false) => {
    // Between two numbers of touches there is none: 9 of 10 journeys have this many or fewer.
    const nine = p90 === null || !whole ? p90 : Math.ceil(p90);
    return [
      ...(median === null
        ? []
        : [{ value: median, label: t('journeys.lags.median', { value: rounded(median) }) }]),
      ...(nine === null
        ? []
        : [{ value: nine, label: t('journeys.lags.p90', { value: rounded(nine) }) }]),
    ];
  };
  const lookback = report?.suggested_lookback_days ?? null;
  return (
    <Panel
      title={t('journeys.lags.title')}
      testId="lags"
      query={{ path: LAGS_PATH, parameters: filters }}
      data={
        report && days && report.touches.conversions > 0
          ? () =>
              [
                [days, t('journeys.lags.daysAxis')] as const,
                [report.touches, t('journeys.lags.touchesAxis')] as const,
              ]
                .map(([distribution, name]) =>
                  tsv(
                    [`${name} ≥`, `${name} <`, conversions],
                    distribution.bins.map((bin) => [bin.from, bin.to, bin.conversions]),
                  ),
                )
                .join('\n\n')
          : null
      }
      state={panelState(query)}
    >
      {!report || !days ? null : report.touches.conversions === 0 && days.conversions === 0 ? (
        <PanelEmpty data={report.meta.data} />
      ) : (
        <>
          <LookbackSentence report={report} />
          <div className="figure-pair">
            <HistogramFigure
              title={t('journeys.lags.daysTitle')}
              testId="lags-days"
              controls={
                <Switch
                  label={t('journeys.lags.stage')}
                  value={stage}
                  options={STAGES.map((value) => ({
                    value,
                    label: t(`journeys.lags.stage_${value}`),
                  }))}
                  testId="lags-stage"
                  onChoose={(value) => change({ stage: value })}
                />
              }
              distribution={days}
              lines={[
                ...linesOf(days),
                ...(lookback === null
                  ? []
                  : [
                      {
                        value: lookback,
                        label: t('journeys.lags.lookback', { value: daysWritten(lookback) }),
                        strong: true,
                      },
                    ]),
              ]}
              axis={t('journeys.lags.daysAxis')}
              titleOf={(label) => t('journeys.lags.daysBin', { label })}
              conversions={conversions}
              onOpen={(bin) => change({ opened: { kind: 'days', stage, ...bin }, journey: null })}
            />
            <HistogramFigure
              title={t('journeys.lags.touchesTitle')}
              testId="lags-touches"
              distribution={report.touches}
              whole
              lines={linesOf(report.touches, true)}
              axis={t('journeys.lags.touchesAxis')}
              titleOf={(label) => t('journeys.lags.touchesBin', { label })}
              conversions={conversions}
              onOpen={(bin) =>
                change({
                  opened: { kind: 'touches', ...wholeRange({ ...bin, conversions: 0 }) },
                  journey: null,
                })
              }
            />
          </div>
        </>
      )}
    </Panel>
  );
}
