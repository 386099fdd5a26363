import type { CloseHead } from '@throughline/api/contract/closes';
import type { TableRow } from '@throughline/api/contract/table';
import type { TFunction } from 'i18next';
import type { Formatter } from '../../format/formatter.ts';
import type { CellView, DataColumn } from '../../table/data-column.ts';

interface CloseColumns {
  readonly t: TFunction;
  readonly format: Formatter;
  readonly timezone: string;
  /** Shows what has changed of a month. */
  readonly onChoose: (month: string) => void;
}

/** Closes as rows of a table. */
export function closeRows(closes: readonly CloseHead[]): readonly TableRow[] {
  return closes.map((close) => ({ cells: { ...close }, key: close.month })).reverse();
}

/** The list of closes; the month opens what has changed of it. */
export function closeColumns({ t, format, timezone, onChoose }: CloseColumns): DataColumn[] {
  const column = (
    id: keyof CloseHead,
    shown: (close: CloseHead) => string,
    more: (close: CloseHead) => Partial<CellView> = () => ({}),
  ): DataColumn => ({
    id,
    label: t(`closes.column.${id}`),
    isNumber: id === 'facts',
    sortBy: ({ cells }) => cells[id] as string | number,
    view: ({ cells }) => {
      const close = cells as unknown as CloseHead;
      return { shown: shown(close), value: close[id], ...more(close) };
    },
  });
  return [
    column(
      'month',
      ({ month }) => format.month(month),
      ({ month }) => ({
        lock: t('table.closed'),
        open: {
          label: t('closes.changesOf', { month: format.month(month) }),
          run: () => onChoose(month),
        },
      }),
    ),
    column('fingerprint', ({ fingerprint }) => fingerprint),
    column('closed_at', (close) => format.moment(close.closed_at, timezone)),
    column('closed_by', (close) => close.closed_by || '–'),
    column('facts', ({ facts }) => format.value(facts, 'count')),
    column('key_id', (close) => close.key_id),
  ];
}
