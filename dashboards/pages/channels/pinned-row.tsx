import type { MetricKey } from '@throughline/api/contract/metrics';
import type { ChannelsReport } from '@throughline/api/contract/reports/channels';
import type { Catalogue } from './catalogue.ts';
import { MetricCell } from './metric-cell.tsx';

interface PinnedRowProps {
  row: ChannelsReport['totals'] | ChannelsReport['paid'];
  name: string;
  /** What is in the row. */
  note: string;
  testName: string;
  index: number;
  columns: readonly MetricKey[];
  catalogue: Catalogue;
  report: ChannelsReport;
  /** Digits after the point that a column's counts are written with. */
  decimalsOf: ReadonlyMap<MetricKey, number>;
  /** The column that the tab key reaches in this row, null in all rows but one. */
  tabbable: number | null;
  onOpenCell: (metric: MetricKey) => void;
}

/** A row of sums below the tree. */
export function PinnedRow(props: PinnedRowProps) {
  const { row, name, note, testName, index, columns, tabbable } = props;
  return (
    <tr data-testid={`row-${testName}`}>
      <th scope="row" className="name-cell">
        <div
          className="name-button"
          data-tip={note}
          data-row-index={index}
          data-column-index={0}
          tabIndex={tabbable === 0 ? 0 : -1}
        >
          <span className="chevron-room" aria-hidden="true" />
          {name}
        </div>
      </th>
      {columns.map((key, column) => (
        <MetricCell
          key={key}
          row={row}
          name={name}
          metricKey={key}
          catalogue={props.catalogue}
          report={props.report}
          testId={`cell-${testName}-${key}`}
          bar={null}
          decimals={props.decimalsOf.get(key) ?? 0}
          focus={{ row: index, column: column + 1, tabbable: tabbable === column + 1 }}
          onOpen={() => props.onOpenCell(key)}
        />
      ))}
    </tr>
  );
}
