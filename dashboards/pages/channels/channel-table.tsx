import type { MetricKey } from '@throughline/api/contract/metrics';
import type { ChannelsReport } from '@throughline/api/contract/reports/channels';
import { useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { PAID_ID, TOTAL_ID } from '../../address/row-id.ts';
import { numberOf } from '../../format/metric-value.ts';
import { Spacer } from '../../table/spacer.tsx';
import { TableFrame } from '../../table/table-frame.tsx';
import { Tips } from '../../table/tips.tsx';
import { useWindowRows } from '../../table/use-window-rows.ts';
import { useView } from '../../view/view.ts';
import { isUnripe } from './answer.ts';
import { barScale } from './bar-scale.ts';
import type { Catalogue } from './catalogue.ts';
import { MetricHeading } from './metric-heading.tsx';
import { PinnedRow } from './pinned-row.tsx';
import type { LevelAnswer } from './tree.ts';
import { treeLines } from './tree.ts';
import { TreeRow } from './tree-row.tsx';
import { useGridFocus } from './use-grid-focus.ts';

interface ChannelTableProps {
  report: ChannelsReport;
  answers: readonly LevelAnswer[];
  catalogue: Catalogue;
  columns: readonly MetricKey[];
  onRetry: () => void;
}

/** The tree that proves the answer; what has cost, and everything, are pinned below. */
export function ChannelTable({ report, answers, catalogue, columns, onRetry }: ChannelTableProps) {
  const { t } = useTranslation();
  const { state, change } = useView();
  const body = useRef<HTMLTableSectionElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const lines = useMemo(
    () => treeLines(answers, state.open, state.sort),
    [answers, state.open, state.sort],
  );
  const barOf = useMemo(
    () => barScale(report.rows.filter((row) => row.kind === 'channel')),
    [report],
  );
  const decimalsOf = useMemo(() => {
    const values = [
      ...lines.flatMap((line) => (line.type === 'row' ? [line.row] : [])),
      report.paid,
      report.totals,
    ];
    return new Map(
      columns.map((key) => [
        key,
        values.some((row) => !Number.isInteger(numberOf(row[key]) ?? 0)) ? 2 : 0,
      ]),
    );
  }, [lines, report, columns]);
  const rowHeight = report.meta.compare ? 48 : 36;
  const { drawn, above, below, reach } = useWindowRows(lines.length, rowHeight, body);

  const toggle = useCallback(
    (id: string) => {
      const open = state.open.includes(id)
        ? state.open.filter((other) => other !== id)
        : [...state.open, id];
      change({ open });
    },
    [state.open, change],
  );
  const pinned = [
    {
      id: PAID_ID,
      testName: 'paid',
      name: t('table.paid'),
      note: t('table.paidWhat'),
      row: report.paid,
    },
    {
      id: TOTAL_ID,
      testName: 'total',
      name: t('table.all'),
      note: t('table.allWhat'),
      row: report.totals,
    },
  ];
  const focus = useGridFocus({
    lines,
    columns: columns.length,
    pinned: pinned.length,
    onToggle: toggle,
    scrollTo: reach,
  });
  const sortedByName = state.sort.key === 'name';

  return (
    <div ref={frame}>
      <TableFrame>
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows open, cells are moved through
          role="treegrid"
          className="channel-table"
          id="table"
          data-unripe={isUnripe(report)}
          aria-label={t('page.title')}
          aria-rowcount={lines.length + 1 + pinned.length}
          onKeyDown={focus.onKeyDown}
          onFocus={focus.onFocus}
        >
          <thead>
            <tr>
              <th
                scope="col"
                className="name-cell"
                aria-sort={
                  sortedByName ? (state.sort.descending ? 'descending' : 'ascending') : 'none'
                }
              >
                <button
                  type="button"
                  className="head-name"
                  data-testid="sort-name"
                  onClick={() =>
                    change({
                      sort: { key: 'name', descending: sortedByName && !state.sort.descending },
                    })
                  }
                >
                  {t('table.channelHead')}
                  {sortedByName ? (state.sort.descending ? ' ↓' : ' ↑') : ''}
                </button>
              </th>
              {columns.map((key) => (
                <MetricHeading
                  key={key}
                  metricKey={key}
                  catalogue={catalogue}
                  currency={report.meta.currency}
                />
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            <Spacer height={above} columns={columns.length + 1} />
            {drawn.map((index) => {
              const line = lines[index];
              if (!line) return null;
              if (line.type === 'pending') {
                return (
                  <tr key={line.id} className="pending-row" aria-level={line.level + 1}>
                    <th scope="row" className="name-cell">
                      <div
                        className="name-button"
                        style={{ paddingInlineStart: line.level * 18 }}
                        data-row-index={index}
                        data-column-index={0}
                        tabIndex={-1}
                      >
                        <span className="chevron-room" />
                        {line.state === 'loading' ? (
                          <span className="skeleton skeleton-line">
                            <span className="hidden-visually">{t('table.loadingRows')}</span>
                          </span>
                        ) : (
                          <span className="failed-rows">
                            {t('table.failedRows')}{' '}
                            <button type="button" className="text-button" onClick={onRetry}>
                              {t('error.again')}
                            </button>
                          </span>
                        )}
                      </div>
                    </th>
                    {columns.map((key) => (
                      <td key={key} className="number">
                        {line.state === 'loading' ? (
                          <span className="skeleton skeleton-figure" />
                        ) : null}
                      </td>
                    ))}
                  </tr>
                );
              }
              return (
                <TreeRow
                  key={line.id}
                  line={line}
                  index={index}
                  columns={columns}
                  catalogue={catalogue}
                  report={report}
                  barOf={barOf}
                  decimalsOf={decimalsOf}
                  tabbable={focus.row === index ? focus.column : null}
                  onToggle={toggle}
                  onOpenCell={(row, metric) => change({ cell: { row, metric } })}
                />
              );
            })}
            <Spacer height={below} columns={columns.length + 1} />
          </tbody>
          <tfoot>
            {pinned.map(({ id, name, note, row, testName }, at) => (
              <PinnedRow
                key={id}
                row={row}
                name={name}
                note={note}
                testName={testName}
                index={lines.length + at}
                columns={columns}
                catalogue={catalogue}
                report={report}
                decimalsOf={decimalsOf}
                tabbable={focus.row === lines.length + at ? focus.column : null}
                onOpenCell={(metric) => change({ cell: { row: id, metric } })}
              />
            ))}
          </tfoot>
        </table>
      </TableFrame>
      <Tips room={frame} />
    </div>
  );
}
