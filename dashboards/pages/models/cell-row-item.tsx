import type { CellRow } from '@throughline/api/contract/reports/channels-rows';
import { useTranslation } from 'react-i18next';
import type { Unit } from '../../format/metric-value.ts';
import { useView } from '../../view/view.ts';

/** The number of a person says nothing to a reader. */
const BARE_ID = /^\d+$/;

interface CellRowItemProps {
  row: CellRow;
  unit: Unit;
  timezone: string;
  /** Shows the journey of its conversion. */
  onOpen: (conversion: string) => void;
}

/** What is said of a row beside its day: a cost's label ends with the day as machines write it. */
function labelOf({ type, label, occurred_at: at }: CellRow): string {
  const day = ` · ${at.slice(0, 10)}`;
  return type === 'cost' && label.endsWith(day) ? label.slice(0, -day.length) : label;
}

/** A deal, order, visit … behind a figure: what it is, and how its part of the sum came about. */
export function CellRowItem({ row, unit, timezone, onOpen }: CellRowItemProps) {
  const { t } = useTranslation();
  const { format } = useView();
  const amountUnit: Unit =
    typeof row.amount === 'string' ? 'money' : unit === 'money' ? 'count' : unit;
  const touch = [row.campaign, row.keyword].filter((part) => part !== '');
  const { conversion } = row;
  const name = `${t(`rowType.${row.type}`, { defaultValue: row.type })} ${labelOf(row)}`;
  const partial = row.share !== null && row.share !== 1;
  return (
    <li
      data-testid="drawer-row"
      data-id={row.id}
      data-value={row.amount === null ? '' : String(row.amount)}
    >
      <span>
        {conversion === null ? (
          name
        ) : (
          <button type="button" className="text-button" onClick={() => onOpen(conversion)}>
            {name}
          </button>
        )}
      </span>
      <span>{format.value(row.amount, amountUnit)}</span>
      <span className="soft">
        {[
          // Cost is a matter of the whole day.
          row.type === 'cost'
            ? format.day(row.occurred_at.slice(0, 10))
            : format.moment(row.occurred_at, timezone),
          row.source,
          ...touch,
          ...(row.person && !BARE_ID.test(row.person) ? [row.person] : []),
        ].join(' · ')}
      </span>
      <span className="soft">
        {partial && row.share !== null
          ? row.total === null
            ? t('cell.shareOnly', { share: format.value(row.share, 'percent') })
            : t('cell.share', {
                share: format.value(row.share, 'percent'),
                total: format.value(row.total, amountUnit),
              })
          : ''}
      </span>
    </li>
  );
}
