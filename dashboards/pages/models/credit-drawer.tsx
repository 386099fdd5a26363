import { Drawer } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { AttributionReport } from '@throughline/api/contract/reports/attribution';
import type { CellRow } from '@throughline/api/contract/reports/channels-rows';
import { useTranslation } from 'react-i18next';
import type { AddressState } from '../../address/address-state.ts';
import { pathOfRow, UNATTRIBUTED_ID } from '../../address/row-id.ts';
import { CELL_PAGE, cellQueryOptions } from '../../client/queries.ts';
import type { MetricValue } from '../../format/metric-value.ts';
import { sameValue } from '../../format/same-value.ts';
import { channelName } from '../../i18n/channel-name.ts';
import { useView } from '../../view/view.ts';
import { ErrorNotice } from '../error-notice.tsx';
import { useJourneyChoices } from '../journeys/use-journey-choices.ts';
import { CellRowItem } from './cell-row-item.tsx';
import { creditQuery, isRule } from './credit-query.ts';

type Credit = NonNullable<AddressState['credit']>;

/** A side panel with the conversions from which a rule's figure is made, and the part of each. */
export function CreditDrawer({ report }: { report: AttributionReport | null }) {
  const { t } = useTranslation();
  const { state, change } = useView();
  const { credit } = state;
  const opened = report !== null && credit !== null && isRule(credit.model);
  const channel = !credit
    ? ''
    : credit.row === UNATTRIBUTED_ID
      ? t('table.unattributed')
      : channelName(t, pathOfRow(credit.row)[0] ?? '');
  const [{ journey }] = useJourneyChoices();
  return (
    <Drawer
      opened={opened}
      onClose={() => change({ credit: null })}
      // A journey opens over it, and closes alone.
      closeOnEscape={journey === null}
      trapFocus={journey === null}
      position="right"
      size={520}
      title={
        credit ? t('analyst.credit.title', { channel, model: t(`model.${credit.model}`) }) : ''
      }
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
      {opened ? <CreditRows credit={credit} report={report} /> : null}
    </Drawer>
  );
}

function CreditRows({ credit, report }: { credit: Credit; report: AttributionReport }) {
  const { t } = useTranslation();
  const { format } = useView();
  const [, openJourney] = useJourneyChoices();
  const { meta } = report;
  const asked = isRule(credit.model) ? creditQuery(credit.model, credit.row, meta) : null;
  const query = useInfiniteQuery({
    ...cellQueryOptions(asked ?? creditQuery('last', credit.row, meta)),
    enabled: asked !== null,
  });
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
  if (!first) {
    return (
      <div role="status">
        <span className="hidden-visually">{t('cell.loading')}</span>
        <span className="skeleton" style={{ width: 180, height: 28, margin: '26px 0 30px' }} />
        {['a', 'b', 'c', 'd', 'e', 'f'].map((row) => (
          <span key={row} className="skeleton" style={{ height: 34, margin: '14px 0' }} />
        ))}
      </div>
    );
  }
  const row = report.rows.find(({ kind, channel }) =>
    credit.row === UNATTRIBUTED_ID
      ? kind === 'unattributed'
      : kind === 'channel' && channel === pathOfRow(credit.row)[0],
  );
  const cell = row?.models[credit.model];
  const shown: MetricValue = (first.unit === 'money' ? cell?.value : cell?.conversions) ?? null;
  const written = (value: MetricValue) =>
    first.unit === 'money'
      ? format.inSentence(value, 'money', meta.currency)
      : format.value(value, first.unit);
  const relation =
    shown === null
      ? null
      : sameValue(first.sum, shown)
        ? t('cell.equals')
        : t('cell.differs', { value: written(shown) });
  const rows: CellRow[] = pages.flatMap((page) => page.rows);
  const left = first.count - rows.length;
  return (
    <>
      <div
        className="drawer-sum"
        data-testid="drawer-sum"
        data-value={first.sum === null ? '' : String(first.sum)}
      >
        <span className="soft">
          {t(first.unit === 'money' ? `analyst.credit.${meta.value}` : 'analyst.credit.count')}
        </span>
        <strong>{written(first.sum)}</strong>
        <span className="soft">
          {t('cell.rows', { count: first.count })}
          {relation ? `; ${relation}` : ''}
        </span>
      </div>
      {first.count === 0 ? <p className="soft">{t('cell.empty')}</p> : null}
      <ul className="drawer-rows">
        {rows.map((line, index) => (
          <CellRowItem
            // biome-ignore lint/suspicious/noArrayIndexKey: one deal may stand in a cell through several touches
            key={`${line.type}:${line.id}:${index}`}
            row={line}
            unit={first.unit}
            timezone={meta.timezone}
            onOpen={(journey) => openJourney({ journey })}
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
