import type {
  AttributionReport,
  AttributionRow,
} from '@throughline/api/contract/reports/attribution';
import { Fragment, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { rowId, UNATTRIBUTED_ID } from '../../address/row-id.ts';
import { channelColourVariable } from '../../charts/channel-colour.ts';
import { numberOf } from '../../format/metric-value.ts';
import { channelName } from '../../i18n/channel-name.ts';
import { TableFrame } from '../../table/table-frame.tsx';
import { useGridKeys } from '../../table/use-grid-keys.ts';
import { useView } from '../../view/view.ts';
import { figureOf } from '../journeys/measure.ts';
import { cellBars } from './cell-bar.ts';
import { CreditCell } from './credit-cell.tsx';
import { isRule } from './credit-query.ts';
import { matrixColumns, offSpans } from './matrix-columns.ts';
import { ModelHeading } from './model-heading.tsx';
import { OffCell } from './off-cell.tsx';
import { SpreadCell } from './spread-cell.tsx';
import { SpreadHeading } from './spread-heading.tsx';
import { TotalRow } from './total-row.tsx';

interface ModelMatrixProps {
  report: AttributionReport;
  rows: readonly AttributionRow[];
}

/** Channels down, models across: rules, then what is data-driven, then how far they lie apart. */
export function ModelMatrix({ report, rows }: ModelMatrixProps) {
  const { t } = useTranslation();
  const { state, change } = useView();
  const { measure, matrixSort } = state;
  const { meta } = report;
  const groups = useMemo(() => matrixColumns(meta.models, state.models), [meta, state.models]);
  const columns = useMemo(() => groups.flatMap((group) => group.columns), [groups]);
  const spans = useMemo(() => offSpans(columns), [columns]);
  const firsts = useMemo(() => new Set(groups.map((group) => group.columns[0]?.model)), [groups]);
  const barOf = useMemo(
    () =>
      cellBars(
        rows,
        columns.map(({ model }) => model),
        measure,
      ),
    [rows, columns, measure],
  );
  const decimals = useMemo(() => {
    if (measure === 'rank') return 0;
    const values = rows.flatMap((row) => columns.map(({ model }) => row.models[model]));
    return values.some((cell) => !Number.isInteger(numberOf(figureOf(cell, measure)) ?? 0)) ? 2 : 0;
  }, [rows, columns, measure]);
  // Rows and the totals below them; the name, the models and the spread.
  const focus = useGridKeys(rows.length + 1, columns.length + 2);
  const byName = matrixSort?.key === 'name' ? matrixSort : null;

  return (
    <TableFrame className="matrix-scroll">
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells are moved through
        role="grid"
        className="channel-table matrix"
        id="table"
        aria-label={t('analyst.matrix.title')}
        onKeyDown={focus.onKeyDown}
        onFocus={focus.onFocus}
      >
        <thead>
          <tr className="matrix-groups">
            <td className="name-cell" />
            {groups.map((group) => (
              <th
                key={group.kind}
                scope="colgroup"
                colSpan={group.columns.length}
                className="group-start"
              >
                {t(group.kind === 'rule' ? 'analyst.matrix.rules' : 'analyst.matrix.dataDriven')}
              </th>
            ))}
            <td className="group-start" />
          </tr>
          <tr>
            <th
              scope="col"
              className="name-cell"
              aria-sort={byName ? (byName.descending ? 'descending' : 'ascending') : 'none'}
            >
              <button
                type="button"
                className="head-name"
                data-testid="sort-name"
                onClick={() =>
                  change({
                    matrixSort: { key: 'name', descending: byName ? !byName.descending : false },
                  })
                }
              >
                {t('table.channelHead')}
                {byName ? (byName.descending ? ' ↓' : ' ↑') : ''}
              </button>
            </th>
            {columns.map((column) => (
              <ModelHeading key={column.model} state={column} first={firsts.has(column.model)} />
            ))}
            <SpreadHeading />
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => {
            const unattributed = row.kind === 'unattributed';
            const id = unattributed ? UNATTRIBUTED_ID : rowId([row.channel]);
            const testName = unattributed ? 'unattributed' : row.channel;
            const name = unattributed ? t('table.unattributed') : channelName(t, row.channel);
            return (
              <tr key={row.key} data-testid={`row-${testName}`} data-kind={row.kind}>
                <th scope="row" className="name-cell">
                  <div
                    className="name-button"
                    title={unattributed ? t('table.unattributedWhy') : undefined}
                    {...focus.place(index, 0)}
                  >
                    <span
                      className={unattributed ? 'dot dot-hatched' : 'dot'}
                      aria-hidden="true"
                      style={
                        unattributed
                          ? undefined
                          : { background: `var(${channelColourVariable(row.channel)})` }
                      }
                    />
                    <span className="name-text">{name}</span>
                  </div>
                </th>
                {columns.map((column, place) => (
                  <Fragment key={column.model}>
                    {column.available ? (
                      <CreditCell
                        row={row}
                        name={name}
                        column={column}
                        first={firsts.has(column.model)}
                        bar={barOf(row, column.model)}
                        decimals={decimals}
                        testId={`cell-${testName}-${column.model}`}
                        place={focus.place(index, place + 1)}
                        onOpen={
                          isRule(column.model)
                            ? () => change({ credit: { model: column.model, row: id } })
                            : unattributed
                              ? null
                              : () => change({ journeys: `channel:${row.channel}` })
                        }
                      />
                    ) : index === 0 && spans[place] ? (
                      <OffCell
                        column={column}
                        meta={meta}
                        first={firsts.has(column.model)}
                        rows={rows.length}
                        columns={spans[place]}
                        place={focus.place(index, place + 1)}
                      />
                    ) : null}
                  </Fragment>
                ))}
                <SpreadCell row={row} place={focus.place(index, columns.length + 1)} />
              </tr>
            );
          })}
        </tbody>
        <TotalRow
          report={report}
          columns={columns}
          firsts={firsts}
          decimals={decimals}
          place={(column) => focus.place(rows.length, column)}
        />
      </table>
    </TableFrame>
  );
}
