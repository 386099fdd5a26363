import { useQuery } from '@tanstack/react-query';
import type { CloseChangesReport } from '@throughline/api/contract/reports/close-changes';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { closesQueryOptions } from '../../client/closes.ts';
import type { TableSort } from '../../table/data-column.ts';
import { DataTable } from '../../table/data-table.tsx';
import { useTableRows } from '../../table/table-model.ts';
import { useView } from '../../view/view.ts';
import { TableSkeleton } from '../page-skeleton.tsx';
import { closeColumns, closeRows } from './close-columns.ts';
import { CloseMonth } from './close-month.tsx';
import { showMonth } from './show-month.ts';
import { VerifyCloses } from './verify-closes.tsx';
import '../../styles/closes.css';

/** Every close with its fingerprint, whether all of them hold, and the month that can be closed next. */
export function CloseListSection({ answer }: { answer: CloseChangesReport }) {
  const { timezone } = answer.meta;
  const { t } = useTranslation();
  const { format } = useView();
  const { data } = useQuery(closesQueryOptions);
  const [sort, setSort] = useState<TableSort | null>(null);
  const columns = useMemo(
    () => closeColumns({ t, format, timezone, onChoose: showMonth }),
    [t, format, timezone],
  );
  const all = useMemo(() => closeRows(data?.closes ?? []), [data]);
  const rows = useTableRows({ rows: all, columns, search: '', sort, locale: format.locale });
  if (!data) return <TableSkeleton />;
  return (
    <section className="table-block" data-testid="closes">
      <div className="section-head">
        <h2>{t('closes.title')}</h2>
        <span className="soft">{t('closes.never')}</span>
      </div>
      {data.next ? <CloseMonth next={data.next} /> : null}
      {data.closes.length > 0 ? (
        <>
          <DataTable
            label={t('closes.title')}
            testId="closes-table"
            columns={columns}
            rows={rows}
            sort={sort}
            onSort={setSort}
            none={null}
          />
          <VerifyCloses />
        </>
      ) : null}
    </section>
  );
}
