import { useTranslation } from 'react-i18next';
import { TableFrame } from '../../table/table-frame.tsx';
import { moveInTable } from './move-in-table.ts';

export interface TwinCell {
  shown: string;
  /** Opens what the mark of the chart opens. */
  open?: { label: string; run: () => void } | undefined;
}

interface TwinTableProps {
  caption: string;
  /** The first so many columns are names, the rest figures. */
  names: number;
  head: readonly string[];
  rows: readonly { key: string; cells: readonly TwinCell[] }[];
  testId: string;
}

/** A chart's figures as a table, closed until asked for: for screen readers, keyboards and doubters. */
export function TwinTable({ caption, names, head, rows, testId }: TwinTableProps) {
  const { t } = useTranslation();
  return (
    <details className="twin" data-testid={testId}>
      <summary>{t('journeys.panel.twin')}</summary>
      <TableFrame className="twin-scroll">
        <table className="channel-table plain-table" onKeyDown={moveInTable}>
          <caption className="hidden-visually">{caption}</caption>
          <thead>
            <tr>
              {head.map((cell, index) => (
                <th key={cell} scope="col" className={index < names ? undefined : 'number'}>
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells }) => (
              <tr key={key}>
                {cells.map((cell, index) => (
                  <td
                    key={head[index]}
                    className={index < names ? 'plain-name' : 'number plain-figure'}
                  >
                    {cell.open ? (
                      <button
                        type="button"
                        className="figure-button"
                        aria-label={cell.open.label}
                        onClick={cell.open.run}
                      >
                        {cell.shown}
                      </button>
                    ) : (
                      cell.shown
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </details>
  );
}
