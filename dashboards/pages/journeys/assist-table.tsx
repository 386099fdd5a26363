import type { OverlapReport } from '@throughline/api/contract/reports/overlap';
import type { TableRow } from '@throughline/api/contract/table';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channelColourVariable } from '../../charts/channel-colour.ts';
import type { MetricValue, Unit } from '../../format/metric-value.ts';
import { numberOf } from '../../format/metric-value.ts';
import { channelName } from '../../i18n/channel-name.ts';
import type { DataColumn, TableSort } from '../../table/data-column.ts';
import { DataTable } from '../../table/data-table.tsx';
import { useTableRows } from '../../table/table-model.ts';
import { useView } from '../../view/view.ts';

interface AssistTableProps {
  channels: OverlapReport['channels'];
  currency: string;
  conversions: string;
  money: string;
  onOpen: (channel: string) => void;
}

type Key = keyof OverlapReport['channels'][number];

/** Each channel with the conversions it helped and those it closed. */
export function AssistTable({ channels, currency, conversions, money, onOpen }: AssistTableProps) {
  const { t } = useTranslation();
  const { format } = useView();
  const [sort, setSort] = useState<TableSort | null>(null);
  const given = useMemo(() => channels.map((cells): TableRow => ({ cells })), [channels]);
  const columns = useMemo((): readonly DataColumn[] => {
    const most = Math.max(1, ...channels.map((row) => row.conversions));
    const nameOf = ({ cells }: TableRow) => channelName(t, String(cells.channel));
    const figure = (key: Key, label: string, unit: Unit, opens = false): DataColumn => ({
      id: key,
      label,
      isNumber: true,
      ...(key === 'ratio' && { definition: t('journeys.column.ratioNote') }),
      sortBy: ({ cells }) => numberOf(cells[key] as MetricValue) ?? undefined,
      view: (row) => {
        const value = row.cells[key] as MetricValue;
        const shown = format.value(value, unit);
        return {
          shown,
          value,
          ...(key === 'conversions' && { bar: (numberOf(value) ?? 0) / most }),
          ...(value === null && {
            tip: t(key === 'ratio' ? 'journeys.column.neverLast' : 'why.unknown', {
              metric: label,
            }),
          }),
          ...(opens &&
            value !== null && {
              open: {
                label: t('journeys.figure', { column: label, name: nameOf(row), value: shown }),
                run: () => onOpen(String(row.cells.channel)),
              },
            }),
        };
      },
    });
    return [
      {
        id: 'channel',
        label: t('journeys.column.channel'),
        isNumber: false,
        sortBy: nameOf,
        view: (row) => ({
          shown: nameOf(row),
          value: String(row.cells.channel),
          colour: channelColourVariable(String(row.cells.channel)),
        }),
      },
      figure('conversions', conversions, 'count', true),
      figure('value', `${money}, ${format.currencySign(currency)}`, 'money', true),
      figure('assisted', t('journeys.column.assisted'), 'count'),
      figure('last', t('journeys.column.last'), 'count'),
      figure('alone', t('journeys.column.alone'), 'count'),
      figure('ratio', t('journeys.column.ratio'), 'ratio'),
    ];
  }, [channels, currency, conversions, money, onOpen, t, format]);
  const rows = useTableRows({ rows: given, columns, sort, search: '', locale: format.locale });
  return (
    <section className="assist" aria-label={t('journeys.overlap.assistTitle')}>
      <div className="section-head">
        <h3>{t('journeys.overlap.assistTitle')}</h3>
        <span className="soft">{t('journeys.column.ratioNote')}</span>
      </div>
      <DataTable
        label={t('journeys.overlap.assistTitle')}
        testId="assist"
        columns={columns}
        rows={rows}
        sort={sort}
        onSort={setSort}
        none={null}
      />
    </section>
  );
}
