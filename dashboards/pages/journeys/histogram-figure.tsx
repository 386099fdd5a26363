import type { LagsReport } from '@throughline/api/contract/reports/lags';
import type { ReactNode } from 'react';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { binLabel } from '../../charts/histogram-bins.ts';
import type { BinChoice, HistogramLine } from '../../charts/histogram-option.ts';
import { useView } from '../../view/view.ts';
import { TwinTable } from './twin-table.tsx';

const HistogramChart = lazy(() => import('../../charts/histogram-chart.tsx'));

interface HistogramFigureProps {
  title: string;
  testId: string;
  controls?: ReactNode;
  distribution: LagsReport['touches'];
  lines: readonly HistogramLine[];
  whole?: boolean;
  axis: string;
  titleOf: (label: string) => string;
  /** What is counted, in the reader's words. */
  conversions: string;
  onOpen: (bin: BinChoice) => void;
}

/** One histogram with its table twin. */
export function HistogramFigure(props: HistogramFigureProps) {
  const {
    title,
    testId,
    controls,
    distribution,
    lines,
    whole = false,
    axis,
    titleOf,
    conversions,
    onOpen,
  } = props;
  const { t } = useTranslation();
  const { format, theme } = useView();
  const { bins } = distribution;
  const hour = t('journeys.lags.hour');
  const writing = { write: (value: number) => format.value(value, 'count'), hour };
  const share = t('journeys.column.share');
  // biome-ignore lint/correctness/useExhaustiveDependencies: lines, texts and what opens are made anew with the bins and the language
  const chart = useMemo(
    () => ({
      bins,
      lines,
      whole,
      titleOf,
      labels: { axis, conversions, share, hour },
      format,
      theme,
      onChoose: onOpen,
    }),
    [bins, format, theme, t, conversions],
  );
  return (
    <section className="histogram" aria-label={title} data-testid={testId}>
      <div className="histogram-head">
        <h3>{title}</h3>
        {controls}
      </div>
      {distribution.conversions === 0 ? (
        <p className="soft histogram-canvas">{t('journeys.lags.none')}</p>
      ) : (
        <>
          <Suspense fallback={<div className="chart-room histogram-canvas skeleton" />}>
            <HistogramChart {...chart} />
          </Suspense>
          <TwinTable
            caption={title}
            testId={`${testId}-twin`}
            names={1}
            head={[axis, conversions, share]}
            rows={bins.map((bin) => {
              const label = binLabel(bin, writing);
              const shown = format.value(bin.conversions, 'count');
              return {
                key: String(bin.from),
                cells: [
                  { shown: label },
                  {
                    shown,
                    open:
                      bin.conversions > 0
                        ? {
                            label: t('journeys.figure', {
                              column: conversions,
                              name: titleOf(label),
                              value: shown,
                            }),
                            run: () => onOpen({ from: bin.from, to: bin.to }),
                          }
                        : undefined,
                  },
                  {
                    shown: format.value(
                      distribution.conversions === 0
                        ? null
                        : bin.conversions / distribution.conversions,
                      'percent',
                    ),
                  },
                ],
              };
            })}
          />
        </>
      )}
    </section>
  );
}
