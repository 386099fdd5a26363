import type { CellView, DataColumn } from './data-column.ts';
import { LockSign } from './lock-sign.tsx';
import { NameText } from './name-text.tsx';
import type { GridKeys } from './use-grid-keys.ts';

interface DataCellProps {
  column: DataColumn;
  view: CellView;
  isName: boolean;
  place: ReturnType<GridKeys['place']>;
}

/** One cell: a name, or a figure with its bar and its change. */
export function DataCell({ column, view, isName, place }: DataCellProps) {
  const Cell = isName ? 'th' : 'td';
  const content = (
    <>
      {view.bar ? <Bar part={view.bar} /> : null}
      {column.isNumber ? (
        <span className={`figure ${view.tone ?? ''}`}>{view.shown}</span>
      ) : (
        <>
          {view.colour ? (
            <span
              className="dot"
              aria-hidden="true"
              style={{ background: `var(${view.colour})` }}
            />
          ) : null}
          {view.lock ? <LockSign label={view.lock} /> : null}
          <NameText text={view.shown} />
        </>
      )}
      {/* Two figures, for those who hear them. */}{' '}
      {view.change ? (
        <span className={`change ${view.change.tone}`}>{view.change.text}</span>
      ) : null}
    </>
  );
  const tip = [view.tip, view.change?.tip].filter(Boolean).join('\n');
  const shared = {
    className: column.isNumber ? 'cell-button' : 'cell-button name-button',
    // Names say themselves in full; only what is cut needs to be said again.
    ...(column.isNumber ? { 'data-tip': tip } : { 'data-tip': view.shown, 'data-tip-cut': '' }),
    ...place,
  };
  return (
    <Cell
      {...(isName ? { scope: 'row' as const } : { role: 'gridcell' as const })}
      className={`${isName ? 'name-cell' : ''} ${column.isNumber ? 'number' : ''}`}
      data-testid={`cell-${column.id}`}
      data-value={view.value === undefined || view.value === null ? '' : String(view.value)}
    >
      {view.open ? (
        <button type="button" aria-label={view.open.label} onClick={view.open.run} {...shared}>
          {content}
        </button>
      ) : (
        <div {...shared}>
          {content}
          {view.tip && column.isNumber ? <span className="hidden-visually">{view.tip}</span> : null}
        </div>
      )}
    </Cell>
  );
}

/** From the right edge, where the figures stand. */
function Bar({ part }: { part: number }) {
  return (
    <span
      className={part < 0 ? 'bar bar-bad' : 'bar'}
      aria-hidden="true"
      style={{ right: 0, width: `${Math.min(1, Math.abs(part)) * 100}%` }}
    />
  );
}
