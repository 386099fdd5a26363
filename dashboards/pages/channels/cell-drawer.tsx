import { Drawer } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { MetricKey } from '@throughline/api/contract/metrics';
import type { ChannelsReport, ChannelsRow } from '@throughline/api/contract/reports/channels';
import type { CellRow } from '@throughline/api/contract/reports/channels-rows';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AddressState } from '../../address/address-state.ts';
import { PAID_ID, pathOfRow, TOTAL_ID, UNATTRIBUTED_ID } from '../../address/row-id.ts';
import { CELL_PAGE, cellQueryOptions } from '../../client/queries.ts';
import type { MetricValue } from '../../format/metric-value.ts';
import { channelName } from '../../i18n/channel-name.ts';
import { useView } from '../../view/view.ts';
import { ErrorNotice } from '../error-notice.tsx';
import type { Catalogue } from './catalogue.ts';
import { cellQueryOf } from './cell-query.ts';
import { CellRowItem } from './cell-row-item.tsx';
import { partLabel, RatioParts } from './ratio-parts.tsx';
import { sameValue } from './same-value.ts';

type Cell = NonNullable<AddressState['cell']>;

interface CellDrawerProps {
  report: ChannelsReport;
  catalogue: Catalogue;
  /** The row of the table, undefined while it is not on screen. */
  shown: Pick<ChannelsRow, MetricKey> | undefined;
  /** False where the address names a figure of a row that there is not. */
  opened: boolean;
}

/** A side panel with the rows behind one figure. */
export function CellDrawer({ report, catalogue, shown, opened }: CellDrawerProps) {
  const { t } = useTranslation();
  const { state, change } = useView();
  const { cell } = state;
  const path = cell ? pathOfRow(cell.row) : [];
  const name =
    cell?.row === UNATTRIBUTED_ID
      ? t('table.unattributed')
      : cell?.row === PAID_ID
        ? t('table.paid')
        : cell?.row === TOTAL_ID
          ? t('table.all')
          : path
              .map((part, index) =>
                index === 0 ? channelName(t, part) : part || t('table.notSet'),
              )
              .join(' › ');
  return (
    <Drawer
      opened={opened}
      onClose={() => change({ cell: null })}
      position="right"
      size={520}
      title={cell ? t('cell.title', { metric: catalogue.label(cell.metric), name }) : ''}
      transitionProps={{ duration: 120 }}
      overlayProps={{ backgroundOpacity: 0.18 }}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      classNames={{
        content: 'drawer-content',
        header: 'drawer-header',
        title: 'drawer-title',
        body: 'drawer-body',
      }}
      data-testid="drawer"
    >
      {cell && opened ? (
        <CellRows
          key={`${cell.metric}:${cell.row}`}
          cell={cell}
          report={report}
          catalogue={catalogue}
          shown={shown}
        />
      ) : null}
    </Drawer>
  );
}

function CellRows({
  cell,
  report,
  catalogue,
  shown,
}: Omit<CellDrawerProps, 'opened'> & { cell: Cell }) {
  const { t } = useTranslation();
  const { format } = useView();
  /** The part of a ratio whose rows are shown; undefined for the one that the server opens. */
  const [part, setPart] = useState<string>();
  /** How the sum stands to the figure that was opened. */
  const relationText = (sum: MetricValue): string | null => {
    const opened = shown?.[cell.metric];
    if (shown === undefined || opened === undefined) return null;
    if (sameValue(sum, opened)) return t('cell.equals');
    return t('cell.differs', { value: format.value(opened, catalogue.unit(cell.metric)) });
  };
  const query = useInfiniteQuery(
    cellQueryOptions({ ...cellQueryOf(cell, report.meta), ...(part && { part }) }),
  );
  if (query.error) {
    return (
      <ErrorNotice
        error={query.error}
        title={t('error.rowsTitle')}
        onRetry={() => void query.refetch()}
      />
    );
  }
  const pages = query.data?.pages ?? [];
  const [first] = pages;
  if (!first) return <RowsSkeleton label={t('cell.loading')} />;

  const rows: CellRow[] = pages.flatMap((page) => page.rows);
  const currency = rows.find((row) => row.currency !== null)?.currency ?? report.meta.currency;
  const sum =
    first.unit === 'money'
      ? format.inSentence(first.sum, 'money', currency)
      : format.value(first.sum, first.unit);
  const isRatio = first.parts.length > 0;
  const relation = isRatio ? null : relationText(first.sum);
  const left = first.count - rows.length;
  return (
    <>
      {isRatio ? (
        <RatioParts
          cell={first}
          metric={cell.metric}
          catalogue={catalogue}
          currency={currency}
          onChoose={setPart}
        />
      ) : null}
      <div
        className="drawer-sum"
        data-testid="drawer-sum"
        data-value={first.sum === null ? '' : String(first.sum)}
      >
        <span className="soft">
          {isRatio
            ? t('cell.sumOf', { metric: partLabel(first.part, catalogue, t) })
            : t('cell.sum')}
        </span>
        <strong>{sum}</strong>
        <span className="soft">
          {t('cell.rows', { count: first.count })}
          {relation ? `; ${relation}` : ''}
        </span>
      </div>
      {first.count === 0 ? <p className="soft">{t('cell.empty')}</p> : null}
      <ul className="drawer-rows">
        {rows.map((row, index) => (
          <CellRowItem
            // biome-ignore lint/suspicious/noArrayIndexKey: one deal may stand in a cell through several touches
            key={`${row.type}:${row.id}:${index}`}
            row={row}
            unit={first.unit}
            timezone={report.meta.timezone}
          />
        ))}
      </ul>
      {query.hasNextPage && left > 0 ? (
        <button
          type="button"
          className="text-button"
          data-testid="drawer-more"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('cell.more', { count: Math.min(CELL_PAGE, left) })}
        </button>
      ) : null}
    </>
  );
}

function RowsSkeleton({ label }: { label: string }) {
  return (
    <div role="status">
      <span className="hidden-visually">{label}</span>
      <span className="skeleton" style={{ width: 180, height: 28, margin: '26px 0 30px' }} />
      {['a', 'b', 'c', 'd', 'e', 'f'].map((row) => (
        <span key={row} className="skeleton" style={{ height: 34, margin: '14px 0' }} />
      ))}
    </div>
  );
}
