import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { JourneyFilters } from '../../client/journey-queries.ts';
import {
  PATHS_PAGE,
  PATHS_PATH,
  pathsParameters,
  pathsQueryOptions,
} from '../../client/journey-queries.ts';
import { tsv } from '../../format/tsv.ts';
import { useView } from '../../view/view.ts';
import { Panel } from './panel.tsx';
import { PanelEmpty } from './panel-empty.tsx';
import { panelState } from './panel-state.ts';
import { PathsTable } from './paths-table.tsx';
import { PatternField } from './pattern-field.tsx';
import { isRefused } from './refusal.ts';
import { useJourneyChoices } from './use-journey-choices.ts';

/** "Which journeys lead to a sale?": the paths, those that ended without one beside them. */
export function PathsPanel({ filters }: { filters: JourneyFilters }) {
  const { t } = useTranslation();
  const { format } = useView();
  const [{ match, sort }, change] = useJourneyChoices();
  const query = useInfiniteQuery(pathsQueryOptions(filters, match, sort));
  const refused = isRefused(query.error, 'match');
  const pages = query.data?.pages ?? [];
  const [report] = pages;
  const rows = pages.flatMap((page) => page.rows);
  const left = report ? report.totals.paths - rows.length : 0;
  const state = panelState(query);
  const searchable = report !== undefined || match !== '';
  return (
    <Panel
      title={t('tab.paths')}
      testId="paths"
      note={
        report
          ? t('journeys.paths.money', { currency: format.currencySign(report.meta.currency) })
          : undefined
      }
      query={{ path: PATHS_PATH, parameters: pathsParameters(filters, match, sort, PATHS_PAGE) }}
      data={
        report && rows.length > 0
          ? () =>
              tsv(
                [
                  t('journeys.column.path'),
                  t(`journeys.conversions.${report.meta.of}`),
                  `${t(`journeys.money.${report.meta.value}`)}, ${report.meta.currency}`,
                  t('journeys.column.nulls'),
                  t('journeys.column.rate'),
                  t('journeys.column.medianDays'),
                ],
                rows.map((row) => [
                  row.path.join(' > '),
                  row.conversions,
                  row.value,
                  row.nulls,
                  row.rate,
                  row.median_days,
                ]),
              )
          : null
      }
      // What was refused is said under its field, not in place of the panel.
      state={refused ? { ...state, error: null, pending: false } : state}
      controls={
        searchable ? (
          <PatternField
            value={match}
            refused={refused}
            onFind={(pattern) => change({ match: pattern })}
          />
        ) : null
      }
    >
      {refused || !report ? null : rows.length === 0 ? (
        match ? (
          <div className="panel-empty" data-testid="paths-none">
            <p>{t('journeys.paths.none')}</p>
            <p className="soft">{t('journeys.paths.noneNext')}</p>
          </div>
        ) : (
          <PanelEmpty data={report.meta.data} />
        )
      ) : (
        <>
          <PathsTable
            report={report}
            rows={rows}
            sort={sort}
            onSort={(next) => change({ sort: next })}
            onOpen={(row) => change({ opened: { kind: 'path', path: row.path }, journey: null })}
            onOpenAll={() =>
              change({
                opened: match ? { kind: 'match', pattern: match } : { kind: 'all' },
                journey: null,
              })
            }
          />
          {query.hasNextPage && left > 0 ? (
            <button
              type="button"
              className="text-button more-button"
              data-testid="paths-more"
              disabled={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t('journeys.panel.more', { count: Math.min(PATHS_PAGE, left) })}
            </button>
          ) : null}
        </>
      )}
    </Panel>
  );
}
