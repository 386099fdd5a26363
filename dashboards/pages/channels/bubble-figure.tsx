import type { MetricKey } from '@throughline/api/contract/metrics';
import type { ChannelsReport } from '@throughline/api/contract/reports/channels';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { BubbleChart } from '../../charts/bubble-chart.tsx';
import { bubbleScale } from '../../charts/bubble-points.ts';
import { CopyButton } from '../../controls/copy-button.tsx';
import type { Catalogue } from '../../format/catalogue.ts';
import { tsv } from '../../format/tsv.ts';
import { channelName } from '../../i18n/channel-name.ts';
import { formatOpened } from '../../report/drill.ts';
import { useTableChoices } from '../../report/table-choices.ts';
import { useView } from '../../view/view.ts';
import { profitOf } from './answer.ts';

/** What the tooltip repeats of the table. */
const COLUMNS: readonly MetricKey[] = ['cost', 'revenue', 'margin', 'romi_margin'];

interface BubbleFigureProps {
  report: ChannelsReport;
  catalogue: Catalogue;
}

/** Cost against ROMI, with the same figures as a table for screen readers and for the clipboard. */
export function BubbleFigure({ report, catalogue }: BubbleFigureProps) {
  const { t } = useTranslation();
  const { format } = useView();
  const [, change] = useTableChoices();
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
          ...COLUMNS.map((key) => ({
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
        change({ opened: [formatOpened('romi_margin', romiOf(report, channel))] }),
    }),
    [scale, format, t, rows, catalogue, currency, change, report],
  );

  if (scale.points.length === 0) return <p className="soft">{t('chart.empty')}</p>;
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
    <div data-testid="chart">
      <div className="figure-note">
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
    </div>
  );
}

/** What the row of a channel opens for its ROMI. */
function romiOf({ meta, rows }: ChannelsReport, channel: string) {
  const key = rows.find((row) => row.channel === channel && row.kind === 'channel')?.key ?? '';
  return {
    path: 'channels/rows',
    query: {
      ...{ model: meta.model, basis: meta.basis, metric: 'romi_margin' },
      ...(meta.where.length > 0 && { where: meta.where }),
      ...Object.fromEntries(new URLSearchParams(key)),
    },
  };
}
