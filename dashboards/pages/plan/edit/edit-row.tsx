import { useTranslation } from 'react-i18next';
import type { MetricValue } from '../../../format/metric-value.ts';
import { useView } from '../../../view/view.ts';
import { CHAIN_COLUMNS, EDIT_COLUMNS } from './columns.ts';
import type { GridLine } from './grid-state.ts';
import type { GridInput } from './use-grid-input.ts';

interface EditRowProps {
  readonly row: number;
  readonly line: GridLine;
  readonly height: number;
  readonly input: GridInput;
  readonly faults: ReadonlyMap<string, string>;
  readonly warnings: ReadonlyMap<string, string>;
  readonly figures: Readonly<Record<string, unknown>> | undefined;
}

/** Cells of the grid, which are computed. */
const READ_ONLY = { role: 'gridcell', 'aria-readonly': true } as const;

/** A line of the plan: its inputs, and what they come to. */
export function EditRow({ row, line, height, input, faults, warnings, figures }: EditRowProps) {
  const { t } = useTranslation();
  const { format } = useView();
  const { area, current, writing } = input;
  const ofLine = faults.get(`${row}:`);
  return (
    <tr aria-rowindex={row + 2} style={{ height }}>
      {EDIT_COLUMNS.map(({ id, kind }, column) => {
        const fault = faults.get(`${row}:${id}`) ?? (column === 0 ? ofLine : undefined);
        const warning = warnings.get(`${row}:${id}`);
        const isChosen =
          row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
        const isWriting = writing?.row === row && writing.column === column;
        const text = line.texts[id] ?? '';
        const name = t(`plan.column.${id}`);
        const Cell = column === 0 ? 'th' : 'td';
        return (
          <Cell
            key={id}
            {...(column === 0 ? { scope: 'row' as const } : { role: 'gridcell' as const })}
            className={`edit-cell ${column === 0 ? 'name-cell' : ''} ${kind === 'text' ? '' : 'number'}`}
            aria-selected={isChosen}
            aria-invalid={fault !== undefined}
            data-warned={warning !== undefined}
            data-at={`${row}:${column}`}
            data-testid={`edit-${row}-${id}`}
            title={fault ?? warning}
            aria-label={[`${name}: ${text || t('plan.edit.empty')}`, fault, warning]
              .filter(Boolean)
              .join('. ')}
            tabIndex={row === current.row && column === current.column ? 0 : -1}
            onMouseDown={(event) => {
              if (!isWriting) input.select({ row, column }, event.shiftKey);
            }}
            onDoubleClick={() => input.begin({ row, column })}
            onClick={() => {
              // A finger has no double click; a second touch of a cell begins to write.
              if (isChosen && window.matchMedia('(hover: none)').matches)
                input.begin({ row, column });
            }}
          >
            {isWriting ? (
              <input
                className="edit-input"
                // biome-ignore lint/a11y/noAutofocus: it was asked for by typing into the cell
                autoFocus
                aria-label={name}
                inputMode={kind === 'decimal' || kind === 'share' ? 'decimal' : 'text'}
                value={writing.text}
                data-testid="edit-input"
                onChange={(event) => input.type(event.currentTarget.value)}
                onBlur={() => input.finish()}
              />
            ) : (
              <span>{text}</span>
            )}
          </Cell>
        );
      })}
      {CHAIN_COLUMNS.map(({ id, unit }) => (
        <td
          key={id}
          {...READ_ONLY}
          className="number edit-figure"
          data-testid={`chain-${row}-${id}`}
        >
          {figures ? format.value(rounded(figures[id]), unit) : ''}
        </td>
      ))}
    </tr>
  );
}

/** Parts of visits and deals to two digits. */
function rounded(value: unknown): MetricValue {
  if (value === null || value === undefined) return null;
  return typeof value === 'number' && Math.abs(value) > 10
    ? Math.round(value * 100) / 100
    : (value as MetricValue);
}
