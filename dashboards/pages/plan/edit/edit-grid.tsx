import { type Dispatch, useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Spacer } from '../../../table/spacer.tsx';
import { TableFrame } from '../../../table/table-frame.tsx';
import { useWindowRows } from '../../../table/use-window-rows.ts';
import { CHAIN_COLUMNS, EDIT_COLUMNS } from './columns.ts';
import { EditRow } from './edit-row.tsx';
import type { Grid, GridAction, Place } from './grid-state.ts';
import { useGridInput } from './use-grid-input.ts';

export interface EditGridProps {
  readonly grid: Grid;
  readonly change: Dispatch<GridAction>;
  /** What is wrong, and what is out of the ordinary, by `row:field`. */
  readonly faults: ReadonlyMap<string, string>;
  readonly warnings: ReadonlyMap<string, string>;
  /** What each line comes to, by row; undefined while it is not known. */
  readonly chain: readonly Readonly<Record<string, unknown>>[] | undefined;
  /** The figures are of the lines as they were a moment ago. */
  readonly isStale: boolean;
}

const ROW_HEIGHT = 36;
/** Where fingers write. */
const TOUCH_HEIGHT = 46;

/** The lines of a plan as a spreadsheet: one tab stop, and what each line comes to beside it. */
export function EditGrid({ grid, change, faults, warnings, chain, isStale }: EditGridProps) {
  const { t } = useTranslation();
  const body = useRef<HTMLTableSectionElement>(null);
  const height = window.matchMedia('(hover: none)').matches ? TOUCH_HEIGHT : ROW_HEIGHT;
  const { drawn, above, below, reach } = useWindowRows(grid.lines.length, height, body);
  const focus = useCallback(
    ({ row, column }: Place) => {
      reach(row);
      // After the row is there: far rows are drawn once they are reached.
      requestAnimationFrame(() =>
        body.current?.querySelector<HTMLElement>(`[data-at="${row}:${column}"]`)?.focus(),
      );
    },
    [reach],
  );
  const input = useGridInput(grid, change, focus);
  const { area, current } = input;
  const all = EDIT_COLUMNS.length + CHAIN_COLUMNS.length;
  return (
    <>
      <p className="table-tools edit-tools">
        {(['undo', 'redo'] as const).map((type) => (
          <button
            key={type}
            type="button"
            className="text-button"
            data-testid={`edit-${type}`}
            disabled={(type === 'undo' ? grid.past : grid.future).length === 0}
            onClick={() => change({ type })}
          >
            {t(`plan.edit.${type}`)}
          </button>
        ))}
        {(['down', 'right'] as const).map((direction) => (
          <button
            key={direction}
            type="button"
            className="text-button"
            data-testid={`edit-fill-${direction}`}
            disabled={direction === 'down' ? area.top === area.bottom : area.left === area.right}
            onClick={() => change({ type: 'fill', direction, area })}
          >
            {t(`plan.edit.fill_${direction}`)}
          </button>
        ))}
        <button
          type="button"
          className="text-button"
          data-testid="edit-add"
          onClick={() => change({ type: 'add', after: current.row })}
        >
          {t('plan.edit.add')}
        </button>
        <button
          type="button"
          className="text-button"
          data-testid="edit-remove"
          disabled={grid.lines.length === 0}
          onClick={() => change({ type: 'remove', from: area.top, to: area.bottom })}
        >
          {t('plan.edit.remove', { count: area.bottom - area.top + 1 })}
        </button>
      </p>
      <TableFrame>
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells are moved through and written
          role="grid"
          className="channel-table edit-grid"
          aria-label={t('plan.edit.lines')}
          aria-rowcount={grid.lines.length + 1}
          aria-multiselectable="true"
          data-testid="edit-grid"
          onKeyDown={input.onKeyDown}
          onCopy={input.onCopy}
          onPaste={input.onPaste}
        >
          <thead>
            <tr aria-rowindex={1}>
              {EDIT_COLUMNS.map(({ id, kind }, index) => (
                <th
                  key={id}
                  scope="col"
                  className={index === 0 ? 'name-cell' : kind === 'text' ? undefined : 'number'}
                >
                  {kind === 'share'
                    ? t('plan.edit.percent', { name: t(`plan.column.${id}`) })
                    : t(`plan.column.${id}`)}
                </th>
              ))}
              {CHAIN_COLUMNS.map(({ id }) => (
                <th key={id} scope="col" className="number">
                  {t(`plan.chain.${id}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={body} data-stale={isStale}>
            <Spacer height={above} columns={all} />
            {drawn.map((row) => {
              const line = grid.lines[row];
              return line ? (
                <EditRow
                  key={line.key}
                  row={row}
                  line={line}
                  height={height}
                  input={input}
                  faults={faults}
                  warnings={warnings}
                  figures={chain?.[row]}
                />
              ) : null;
            })}
            <Spacer height={below} columns={all} />
          </tbody>
        </table>
      </TableFrame>
    </>
  );
}
