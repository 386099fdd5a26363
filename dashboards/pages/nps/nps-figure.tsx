import { type NpsReport, nps } from '@throughline/api/contract/reports/nps';
import type { Column, Opening } from '@throughline/api/contract/table';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { IntervalChart } from '../../charts/interval-chart.tsx';
import { points } from '../../format/points.ts';
import { textOf } from '../../i18n/text-of.ts';
import { useView } from '../../view/view.ts';
import { npsRows } from './nps-rows.ts';

interface NpsFigureProps {
  answer: NpsReport;
  asked: { readonly from?: string; readonly to?: string };
  /** Opens the answers behind a figure of the table. */
  onOpen: (column: { readonly key: string }, opening: Opening) => void;
}

/** The score of each row and how sure it is: where intervals overlap, nothing is known to differ. */
export function NpsFigure({ answer: report, asked, onOpen }: NpsFigureProps) {
  const { t } = useTranslation();
  const { format } = useView();
  const { by, timezone } = report.meta;
  const rows = useMemo(
    () =>
      npsRows(report, (name) =>
        textOf({ key: by, isChannel: by === 'channel' }, name, t, format, timezone),
      ),
    [report, by, timezone, t, format],
  );
  if (rows.length < 2) return null;
  const sentence = (name: string) => {
    const row = report.rows.find((one) => one.name === name);
    return row && row.nps !== null && row.low !== null && row.high !== null
      ? t('npsFigure.row', {
          ...{ name: rows.find(({ channel }) => channel === name)?.name, nps: points(row.nps) },
          ...{ low: points(row.low), high: points(row.high), count: row.answers },
        })
      : '';
  };
  const choose = (name: string) => {
    const column = nps.columns.find(({ key }) => key === 'answers') as Column | undefined;
    const row = nps.table(report).rows.find(({ key }) => key === name);
    const opening = row && column?.opens?.(row, { ...asked, by } as never);
    if (column && typeof opening === 'object') onOpen(column, opening);
  };
  return (
    <section className="figure-block" data-testid="chart">
      <h2>{t('npsFigure.title')}</h2>
      <IntervalChart
        rows={rows}
        domain={{ low: -100, high: 100, whole: true }}
        label={t('npsFigure.title')}
        axis={points}
        reference={{ at: 0, name: t('npsFigure.even') }}
        sentenceOf={sentence}
        tooltipOf={sentence}
        onChoose={choose}
      />
    </section>
  );
}
