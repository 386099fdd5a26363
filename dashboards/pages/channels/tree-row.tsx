import type { MetricKey } from '@throughline/api/contract/metrics';
import type { ChannelsReport } from '@throughline/api/contract/reports/channels';
import { useTranslation } from 'react-i18next';
import { channelColourVariable } from '../../charts/channel-colour.ts';
import { channelName } from '../../i18n/channel-name.ts';
import { NameText } from '../../table/name-text.tsx';
import type { BarOf } from './bar-scale.ts';
import type { Catalogue } from './catalogue.ts';
import { MetricCell } from './metric-cell.tsx';
import type { RowLine } from './tree.ts';

interface TreeRowProps {
  line: RowLine;
  index: number;
  columns: readonly MetricKey[];
  catalogue: Catalogue;
  report: ChannelsReport;
  barOf: BarOf;
  /** Digits after the point that a column's counts are written with. */
  decimalsOf: ReadonlyMap<MetricKey, number>;
  /** The column that the tab key reaches in this row, null in all rows but one. */
  tabbable: number | null;
  onToggle: (id: string) => void;
  onOpenCell: (row: string, metric: MetricKey) => void;
}

/** A channel, source, campaign, group or keyword, or the money that no channel is credited with. */
export function TreeRow(props: TreeRowProps) {
  const { line, index, columns, catalogue, report, barOf, tabbable } = props;
  const { t } = useTranslation();
  const { row } = line;
  const unattributed = row.kind === 'unattributed';
  const last = line.path.at(-1) ?? '';
  const name = unattributed
    ? t('table.unattributed')
    : line.level === 0
      ? channelName(t, last)
      : last || t('table.notSet');
  // Tests and links speak of a channel by the name that the API gives it.
  const testName = unattributed ? 'unattributed' : line.path.join('/');
  const place = {
    'data-row-index': index,
    'data-column-index': 0,
    tabIndex: tabbable === 0 ? 0 : -1,
  };
  return (
    <tr
      data-testid={`row-${testName}`}
      data-kind={row.kind}
      aria-level={line.level + 1}
      aria-posinset={line.position}
      aria-setsize={line.siblings}
      aria-expanded={line.expandable ? line.expanded : undefined}
    >
      <th scope="row" className="name-cell">
        <div className="name" style={{ paddingInlineStart: line.level * 18 }}>
          {line.expandable ? (
            <button
              type="button"
              className="name-button"
              aria-expanded={line.expanded}
              aria-label={t(line.expanded ? 'table.close' : 'table.open', { name })}
              data-testid={`toggle-${testName}`}
              data-tip={name}
              data-tip-cut=""
              onClick={() => props.onToggle(line.id)}
              {...place}
            >
              <span className="chevron" data-open={line.expanded} aria-hidden="true" />
              {line.level === 0 ? <Dot channel={row.channel} /> : null}
              <NameText text={name} />
            </button>
          ) : (
            <div
              className="name-button"
              data-tip={unattributed ? t('table.unattributedWhy') : name}
              data-tip-cut={unattributed ? undefined : ''}
              {...place}
            >
              <span className="chevron-room" aria-hidden="true" />
              {unattributed ? <span className="dot dot-hatched" aria-hidden="true" /> : null}
              <NameText text={name} />
            </div>
          )}
          {row.flags.map((flag) => (
            <span
              key={flag}
              className="chip"
              data-testid={`chip-${flag}`}
              data-tip={t(`flagWhy.${flag}`, { level: t(`meetsAt.${row.meets_at ?? 'channel'}`) })}
            >
              {t(`flag.${flag}`)}
            </span>
          ))}
        </div>
      </th>
      {columns.map((key, column) => (
        <MetricCell
          key={key}
          row={row}
          name={name}
          metricKey={key}
          catalogue={catalogue}
          report={report}
          testId={`cell-${testName}-${key}`}
          bar={unattributed ? null : barOf(key, row[key])}
          decimals={props.decimalsOf.get(key) ?? 0}
          focus={{ row: index, column: column + 1, tabbable: tabbable === column + 1 }}
          onOpen={() => props.onOpenCell(line.id, key)}
        />
      ))}
    </tr>
  );
}

function Dot({ channel }: { channel: string }) {
  return (
    <span
      className="dot"
      aria-hidden="true"
      style={{ background: `var(${channelColourVariable(channel)})` }}
    />
  );
}
