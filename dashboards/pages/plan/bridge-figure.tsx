import type { PlanFactReport } from '@throughline/api/contract/reports/plan-fact';
import { driverLabel } from '@throughline/api/contract/reports/plan-fact-columns';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeChart } from '../../charts/bridge-chart.tsx';
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
  const { isMoney, write, signed } = outcomeWriting(meta, format);
  const steps = useMemo(
    () =>
      (bridge ?? [])
        .filter(({ effect }) => Number(effect) !== 0)
        .map(({ driver, effect }) => ({
          ...{ key: driver, name: driverLabel(driver, language) },
          ...{ text: effect, effect: Number(effect) },
        })),
    [bridge, language],
  );
  const ends = useMemo(
    () =>
      [
        { key: 'plan', name: t('plan.side.plan'), effect: Number(outcome.plan) },
        { key: 'fact', name: t('plan.side.fact'), effect: Number(outcome.fact) },
      ] as const,
    [outcome, t],
  );
  const title = t('plan.bridge.title', { outcome: t(`plan.outcome.${meta.of}`) });
  const head = [t('plan.bridge.driver'), t('plan.bridge.effect')];
  const isKnown = bridge !== null && outcome.plan !== null && outcome.fact !== null;
  const lines: readonly (readonly [string, string, string | null])[] = [
    ['plan', ends[0].name, outcome.plan],
    ...steps.map(({ key, name, text }) => [key, name, text] as const),
    ['fact', ends[1].name, outcome.fact],
  ];
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
                  lines.map(([, name, value]) => [name, value]),
                )
              }
            />
          </span>
        ) : null}
      </div>
      {isKnown ? (
        <>
          <BridgeChart
            from={ends[0]}
            steps={steps}
            to={ends[1]}
            label={`${title}. ${lines.map(([, name, value]) => `${name} ${write(value)}`).join(', ')}`}
            total={write}
            effect={signed}
          />
          <TwinTable
            caption={title}
            testId="bridge-twin"
            names={1}
            head={head}
            rows={lines.map(([key, name, value], index) => ({
              key,
              cells: [
                { shown: name },
                { shown: index === 0 || index === lines.length - 1 ? write(value) : signed(value) },
              ],
            }))}
          />
        </>
      ) : (
        <p className="soft figure-note">{t('plan.bridge.unknown')}</p>
      )}
    </section>
  );
}
