import type { PlanFactReport, PlanFactRow } from '@throughline/api/contract/reports/plan-fact';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { UNKNOWN } from '../../format/formatter.ts';
import { channelName } from '../../i18n/channel-name.ts';
import type { FigureContext } from '../../report/page-slots.ts';
import { TableFrame } from '../../table/table-frame.tsx';
import { useView } from '../../view/view.ts';
import { moveInTable } from '../journeys/move-in-table.ts';
import { heatMap } from './heat-cells.ts';
import { outcomeWriting } from './outcome-writing.ts';
import '../../styles/heat-map.css';

interface HeatFigureProps {
  readonly report: PlanFactReport;
  readonly onOpen: FigureContext['onOpen'];
}

/** Of each outcome, the stage of the chain whose rows a cell opens. */
const OPENS: Readonly<Record<PlanFactReport['meta']['of'], string>> = {
  revenue: 'revenue_fact',
  margin: 'margin_fact',
  profit: 'margin_fact',
  leads: 'leads_fact',
  deals: 'deals_fact',
};

/** How far each channel is off its plan in each month; sign and figure say what the colour says. */
export function HeatFigure({ report, onOpen }: HeatFigureProps) {
  const { t } = useTranslation();
  const { format } = useView();
  const { meta } = report;
  const map = useMemo(() => heatMap(report), [report]);
  const { write, signed } = outcomeWriting(meta, format);
  const title = t('plan.heat.title', { outcome: t(`plan.outcome.${meta.of}`) });
  if (!map || map.channels.length === 0) return null;
  const open = (row: PlanFactRow) => onOpen(row.key, OPENS[meta.of]);
  return (
    <section className="figure-block" aria-label={title} data-testid="heat">
      <div className="section-head">
        <h2>{title}</h2>
        <span className="soft">{t('plan.heat.note')}</span>
      </div>
      <TableFrame className="twin-scroll">
        <table className="channel-table plain-table heat-map" onKeyDown={moveInTable}>
          <caption className="hidden-visually">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('plan.heat.channel')}</th>
              {map.months.map((month) => (
                <th key={month} scope="col" className="number">
                  {format.month(month)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {map.channels.map(({ channel, cells }) => (
              <tr key={channel}>
                <th scope="row" className="plain-name">
                  {channelName(t, channel)}
                </th>
                {cells.map((cell, index) => {
                  const month = map.months[index] ?? '';
                  if (!cell)
                    return (
                      <td key={month} className="number">
                        ·
                      </td>
                    );
                  const { row, share, heat, isOpen } = cell;
                  const { plan, fact, difference } = row.outcome;
                  const shown =
                    share === null
                      ? difference === null
                        ? UNKNOWN
                        : signed(difference)
                      : format.signedPercent(share);
                  return (
                    <td
                      key={month}
                      className="number heat-cell"
                      data-open={isOpen}
                      style={{
                        background: `color-mix(in srgb, var(${heat < 0 ? '--bad-wash' : '--good-wash'}) ${Math.round(Math.abs(heat) * 100)}%, transparent)`,
                      }}
                    >
                      <button
                        type="button"
                        data-testid={`heat-${channel}-${month}`}
                        aria-label={t('plan.heat.cell', {
                          ...{ channel: channelName(t, channel), month: format.month(month) },
                          ...{ shown, plan: write(plan), fact: write(fact) },
                        })}
                        onClick={() => open(row)}
                      >
                        {shown}
                        {isOpen ? <span aria-hidden="true">*</span> : null}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      {map.channels.some(({ cells }) => cells.some((cell) => cell?.isOpen)) ? (
        <p className="soft figure-note">{t('plan.heat.open')}</p>
      ) : null}
    </section>
  );
}
