import { useTranslation } from 'react-i18next';
import type { CellRange, CellView, DataColumn } from './data-column.ts';
import { LockSign } from './lock-sign.tsx';
import { NameChoices } from './name-choices.tsx';
import { NameText } from './name-text.tsx';
import type { TreePlace } from './tree-place.ts';
import type { GridKeys } from './use-grid-keys.ts';

interface DataCellProps {
  column: DataColumn;
  view: CellView;
  isName: boolean;
  place: ReturnType<GridKeys['place']>;
  /** Of the row, for its name. */
  tree?: TreePlace | undefined;
}

/** One cell: a name, or a figure with its bar, its interval and its change. */
export function DataCell({ column, view, isName, place, tree }: DataCellProps) {
  const Cell = isName ? 'th' : 'td';
  const content = (
    <>
      {view.range ? <Range range={view.range} isSigned={view.isSigned ?? false} /> : null}
      {view.bar ? <Bar part={view.bar} isSigned={view.isSigned ?? false} /> : null}
      {column.isNumber ? (
        <span className={`figure ${view.tone ?? ''}`}>{view.shown}</span>
      ) : (
        <>
          {view.colour || view.isHatched ? (
            <span
              className={view.isHatched ? 'dot dot-hatched' : 'dot'}
              aria-hidden="true"
              style={view.colour ? { background: `var(${view.colour})` } : undefined}
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
  // Names say themselves in full; only what is cut needs to be said again.
  const isCut = !column.isNumber && tip === '';
  const attributes = {
    'data-tip': isCut ? view.shown : tip,
    ...(isCut && { 'data-tip-cut': '' }),
    ...place,
  };
  const shared = {
    className: column.isNumber ? 'cell-button' : 'cell-button name-button',
    ...attributes,
  };
  const body = view.choices ? (
    <NameChoices label={view.choices.label} choices={view.choices.all} attributes={attributes}>
      {content}
    </NameChoices>
  ) : view.open ? (
    <button type="button" aria-label={view.open.label} onClick={view.open.run} {...shared}>
      {content}
    </button>
  ) : (
    <div {...shared}>
      {content}
      {view.tip ? <span className="hidden-visually">{view.tip}</span> : null}
    </div>
  );
  return (
    <Cell
      {...(isName ? { scope: 'row' as const } : { role: 'gridcell' as const })}
      className={`${isName ? 'name-cell' : ''} ${column.isNumber ? 'number' : ''}`}
      data-testid={`cell-${column.id}`}
      data-value={view.value === undefined || view.value === null ? '' : String(view.value)}
    >
      {tree || view.chips?.length ? (
        <div className="name" style={tree && { paddingInlineStart: tree.level * 18 }}>
          {tree ? <Chevron tree={tree} name={view.shown} /> : null}
          {body}
          {view.chips?.map(({ id, label, tip: why }) => (
            <span key={id} className="chip" data-testid={`chip-${id}`} data-tip={why}>
              {label}
            </span>
          ))}
        </div>
      ) : (
        body
      )}
    </Cell>
  );
}

/** Opens a row for a pointer; the keys of the grid do the same on the name. */
function Chevron({ tree, name }: { tree: TreePlace; name: string }) {
  const { t } = useTranslation();
  if (!tree.isExpandable) return <span className="chevron-room" aria-hidden="true" />;
  return (
    <button
      type="button"
      className="chevron-button"
      tabIndex={-1}
      aria-label={t(tree.isExpanded ? 'table.close' : 'table.open', { name })}
      data-testid="toggle"
      onClick={tree.toggle}
    >
      <span className="chevron" data-open={tree.isExpanded} aria-hidden="true" />
    </button>
  );
}

/** From the right edge, where the figures stand. */
function Bar({ part, isSigned }: { part: number; isSigned: boolean }) {
  const tone = part < 0 ? ' bar-bad' : isSigned ? ' bar-good' : '';
  return (
    <span
      className={`bar${tone}`}
      aria-hidden="true"
      style={{ right: 0, width: `${Math.min(1, Math.abs(part)) * 100}%` }}
    />
  );
}

/** From 0 to the figure, with the interval as a line below; what stands there is said by the tip. */
function Range({ range, isSigned }: { range: CellRange; isSigned: boolean }) {
  const { zero, value, within } = range;
  const tone = value < zero ? ' bar-bad' : isSigned ? ' bar-good' : '';
  return (
    <>
      <span className={`bar${tone}`} aria-hidden="true" style={between(zero, value)} />
      {within ? (
        <span className="whisker" aria-hidden="true" style={between(within.low, within.high)} />
      ) : null}
      <span className="range-zero" aria-hidden="true" style={{ left: `${zero * 100}%` }} />
    </>
  );
}

function between(one: number, other: number) {
  return {
    left: `${Math.min(one, other) * 100}%`,
    width: `${Math.abs(other - one) * 100}%`,
  };
}
