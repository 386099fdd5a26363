import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { JourneyItem } from '@throughline/api/contract/reports/journeys';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readApiKey } from '../../client/api-key.ts';
import type { JourneyFilters } from '../../client/journey-queries.ts';
import {
  JOURNEYS_PAGE,
  JOURNEYS_PATH,
  journeysQueryOptions,
} from '../../client/journey-queries.ts';
import { CopyButton } from '../../controls/copy-button.tsx';
import { curlLine } from '../../controls/curl-line.ts';
import { tsv } from '../../format/tsv.ts';
import { useView } from '../../view/view.ts';
import { ErrorNotice } from '../error-notice.tsx';
import { DrawerSkeleton } from './drawer-skeleton.tsx';
import { DAY_MS, duration } from './duration.ts';
import type { Opened } from './opened.ts';
import { conditionsOf } from './opened.ts';
import { PathChips } from './path-chips.tsx';
import { useJourneyChoices } from './use-journey-choices.ts';

interface JourneyListProps {
  opened: Opened;
  filters: JourneyFilters;
}

/** The conversions that meet what was opened, with what they add up to. */
export function JourneyList({ opened, filters }: JourneyListProps) {
  const { t } = useTranslation();
  const { format } = useView();
  const [, change] = useJourneyChoices();
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), 250);
  const parameters = {
    ...filters,
    ...conditionsOf(opened),
    ...(search ? { search } : {}),
  };
  const query = useInfiniteQuery(journeysQueryOptions(parameters));
  const pages = query.data?.pages ?? [];
  const [first] = pages;
  const rows = pages.flatMap((page) => page.rows);
  const left = first ? first.totals.conversions - rows.length : 0;
  return (
    <>
      {query.error ? (
        <ErrorNotice
          error={query.error}
          title={t('journeys.panel.failed')}
          onRetry={() => void query.refetch()}
        />
      ) : !first ? (
        <DrawerSkeleton />
      ) : (
        <div
          className="drawer-sum"
          data-testid="journeys-sum"
          data-value={first.totals.conversions}
          data-money={first.totals.value ?? ''}
        >
          <span className="soft">{t(`journeys.drawer.sum_${filters.of}`)}</span>
          <strong>{format.value(first.totals.conversions, 'count')}</strong>
          <span className="soft">
            {t('journeys.drawer.worth', {
              value: format.inSentence(first.totals.value, 'money', first.meta.currency),
            })}
          </span>
        </div>
      )}
      <div className="drawer-tools">
        <input
          className="field"
          type="search"
          aria-label={t('journeys.drawer.search')}
          placeholder={t('journeys.drawer.search')}
          maxLength={200}
          data-testid="journeys-search"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <CopyButton
          label={t('journeys.panel.copyQuery')}
          testId="journeys-copy-query"
          text={() =>
            curlLine(
              window.location.origin,
              JOURNEYS_PATH,
              { ...parameters, limit: JOURNEYS_PAGE },
              readApiKey() !== null,
            )
          }
        />
        <CopyButton
          label={t('journeys.panel.copyData')}
          testId="journeys-copy-data"
          text={() =>
            tsv(
              ['conversion', 'kind', 'label', 'source', 'at', 'value', 'touches', 'days', 'path'],
              rows.map((row) => [
                row.conversion,
                row.kind,
                row.label,
                row.source,
                row.at,
                row.value,
                row.touches,
                row.days,
                row.path.join(' > '),
              ]),
            )
          }
        />
      </div>
      {first && rows.length === 0 ? (
        <div className="panel-empty" data-testid="journeys-none">
          <p>{search ? t('journeys.drawer.noneFound') : t('journeys.drawer.none')}</p>
          {search ? null : <p className="soft">{t('journeys.drawer.noneNext')}</p>}
        </div>
      ) : null}
      <ul className="journey-rows">
        {rows.map((row) => (
          <JourneyRow
            key={row.conversion}
            row={row}
            timezone={first?.meta.timezone ?? 'UTC'}
            onOpen={() => change({ journey: row.conversion })}
          />
        ))}
      </ul>
      {query.hasNextPage && left > 0 ? (
        <button
          type="button"
          className="text-button"
          data-testid="journeys-more"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('journeys.panel.more', { count: Math.min(JOURNEYS_PAGE, left) })}
        </button>
      ) : null}
    </>
  );
}

interface JourneyRowProps {
  row: JourneyItem;
  timezone: string;
  onOpen: () => void;
}

function JourneyRow({ row, timezone, onOpen }: JourneyRowProps) {
  const { t } = useTranslation();
  const { format } = useView();
  return (
    <li data-testid="journey-row" data-id={row.conversion}>
      <button
        type="button"
        className="journey-row"
        aria-label={t('journeys.drawer.open', { label: row.label })}
        onClick={onOpen}
      >
        <span className="journey-name">
          {t(`rowType.${row.kind}`)} {row.label}
        </span>
        <span className="journey-money">{format.value(row.value, 'money')}</span>
        <span className="soft journey-when">
          {format.moment(row.at, timezone)} · {row.source}
        </span>
        <span className="soft journey-length">
          {t('journeys.drawer.touches', { count: row.touches })}
          {row.days === null ? '' : ` · ${duration(row.days * DAY_MS, format.locale)}`}
        </span>
        <span className="journey-path">
          <PathChips path={row.path} />
        </span>
      </button>
    </li>
  );
}
