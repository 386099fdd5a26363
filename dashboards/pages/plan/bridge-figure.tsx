import type { PlanFactReport } from '@throughline/api/contract/reports/plan-fact';
import { driverLabel } from '@throughline/api/contract/reports/plan-fact-columns';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { WaterfallChart } from '../../charts/waterfall-chart.tsx';
import { waterfallBars } from '../../charts/waterfall-layout.ts';
import { CopyButton } from '../../controls/copy-button.tsx';
import { tsv } from '../../format/tsv.ts';
import { useView } from '../../view/view.ts';
import { TwinTable } from '../journeys/twin-table.tsx';
import { outcomeWriting } from './outcome-writing.ts';

/** From the plan to the fact, a step a driver; steps without an effect are left out. */
export function BridgeFigure({ report }: { report: PlanFactReport }) {
  const { t } = useTranslation();
  const { format, language } = useView();
  const { meta, totals } = report;
  const { outcome, bridge } = totals;
  const { isMoney, write, signed } = useMemo(() => outcomeWriting(meta, format), [meta, format]);
  const lines = useMemo(
    () => [
      { key: 'plan', name: t('plan.side.plan'), value: outcome.plan, kind: 'total' as const },
      ...(bridge ?? [])
        .filter(({ effect }) => Number(effect) !== 0)
        .map(({ driver, effect }) => ({
          ...{ key: driver, name: driverLabel(driver, language), value: effect },
          kind: 'change' as const,
        })),
      { key: 'fact', name: t('plan.side.fact'), value: outcome.fact, kind: 'total' as const },
    ],
    [outcome, bridge, language, t],
  );
  const shown = useMemo(
    () =>
      lines.map(({ key, name, value, kind }) => ({
        ...{ key, name, kind, amount: Number(value) },
        shown: kind === 'total' ? write(value) : signed(value),
      })),
    [lines, write, signed],
  );
  const bars = useMemo(() => waterfallBars(shown), [shown]);
  const title = t('plan.bridge.title', { outcome: t(`plan.outcome.${meta.of}`) });
  const head = [t('plan.bridge.driver'), t('plan.bridge.effect')];
  const isKnown = bridge !== null && outcome.plan !== null && outcome.fact !== null;
  return (
    <section className="figure-block" aria-label={title} data-testid="bridge">
      <div className="section-head">
        <h2>{title}</h2>
        {isMoney ? (
          <span className="soft">
            {t('table.money', { currency: format.currencySign(meta.currency) })}
          </span>
        ) : null}
        {isKnown ? (
          <span className="table-tools push">
            <CopyButton
              label={t('chart.copy')}
              testId="copy-bridge"
              text={() =>
                tsv(
                  head,
                  lines.map(({ name, value }) => [name, value]),
                )
              }
            />
          </span>
        ) : null}
      </div>
      {isKnown ? (
        <>
          <WaterfallChart
            bars={bars}
            label={title}
            axis={isMoney ? format.compact : write}
            isOpen={() => false}
          />
          <TwinTable
            caption={title}
            testId="bridge-twin"
            names={1}
            head={head}
            rows={shown.map(({ key, name, shown: written }) => ({
              key,
              cells: [{ shown: name }, { shown: written }],
            }))}
          />
        </>
      ) : (
        <p className="soft figure-note">{t('plan.bridge.unknown')}</p>
      )}
    </section>
  );
}
