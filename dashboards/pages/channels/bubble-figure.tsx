import type { MetricKey } from '@throughline/api/contract/metrics';
import type { ChannelsReport } from '@throughline/api/contract/reports/channels';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { rowId } from '../../address/row-id.ts';
import { BubbleChart } from '../../charts/bubble-chart.tsx';
import { bubbleScale } from '../../charts/bubble-points.ts';
import { CopyButton } from '../../controls/copy-button.tsx';
import { tsv } from '../../format/tsv.ts';
import { channelName } from '../../i18n/channel-name.ts';
import { useView } from '../../view/view.ts';
import { profitOf } from './answer.ts';
import type { Catalogue } from './catalogue.ts';

interface BubbleFigureProps {
  report: ChannelsReport;
  catalogue: Catalogue;
  /** The table's columns; the tooltip repeats them. */
  columns: readonly MetricKey[];
}

/** Cost against ROMI, with the same figures as a table for screen readers and for the clipboard. */
export function BubbleFigure({ report, catalogue, columns }: BubbleFigureProps) {
  const { t } = useTranslation();
  const { format, change } = useView();
  const { currency } = report.meta;

  const rows = useMemo(
    () =>
      report.rows
        .filter((row) => row.kind === 'channel')
        .map((row) => ({ row, channel: row.channel, profit: profitOf(row) })),
    [report],
  );
  const scale = useMemo(
    () =>
      bubbleScale(
        rows.map(({ row, channel, profit }) => ({
          channel,
          cost: row.cost,
          romi: row.romi_margin,
          profit,
        })),
      ),
    [rows],
  );
  const chart = useMemo(
    () => ({
      scale,
      format,
      nameOf: (channel: string) => channelName(t, channel),
      rowOf: (channel: string) => {
        const found = rows.find((candidate) => candidate.channel === channel);
        if (!found) return [];
        return [
          ...columns.map((key) => ({
            label: catalogue.label(key),
            value: format.value(found.row[key], catalogue.unit(key)),
          })),
          { label: t('chart.profit'), value: format.value(found.profit, 'money') },
        ];
      },
      labels: {
        cost: t('chart.costAxis', { currency: format.currencySign(currency) }),
        romi: t('chart.romiAxis'),
        breakEven: t('chart.breakEven'),
      },
      onChoose: (channel: string) =>
        change({ cell: { metric: 'romi_margin', row: rowId([channel]) } }),
    }),
    [scale, format, t, rows, columns, catalogue, currency, change],
  );

  if (scale.points.length === 0) {
    return (
      <section className="figure-block">
        <h2>{t('chart.title')}</h2>
        <p className="soft">{t('chart.empty')}</p>
      </section>
    );
  }
  const twin = {
    head: [
      t('table.channelHead'),
      catalogue.label('cost'),
      catalogue.label('romi_margin'),
      t('chart.profit'),
    ],
    body: scale.points.map((point) => {
      const found = rows.find(({ channel }) => channel === point.channel);
      return {
        name: channelName(t, point.channel),
        raw: [found?.row.cost, found?.row.romi_margin, found?.profit],
        shown: [
          format.value(found?.row.cost ?? null, 'money'),
          format.value(found?.row.romi_margin ?? null, 'percent'),
          format.value(found?.profit ?? null, 'money'),
        ],
      };
    }),
  };

  return (
    <section className="figure-block" data-testid="chart" aria-label={t('chart.title')}>
      <div className="section-head">
        <h2>{t('chart.title')}</h2>
        <span className="soft">{t('chart.note')}</span>
        <CopyButton
          label={t('chart.copy')}
          text={() =>
            tsv(
              twin.head,
              twin.body.map(({ name, raw }) => [name, ...raw]),
            )
          }
          testId="copy-data"
          className="text-button push"
        />
      </div>
      <BubbleChart {...chart} />
      <div className="hidden-visually">
        <table>
          <caption>{t('chart.summary', { count: scale.points.length })}</caption>
          <thead>
            <tr>
              {twin.head.map((cell) => (
                <th key={cell} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {twin.body.map(({ name, shown }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {shown.map((cell, index) => (
                  <td key={twin.head[index + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
