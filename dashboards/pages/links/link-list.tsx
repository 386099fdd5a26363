import { useQuery } from '@tanstack/react-query';
import type { SavedLink } from '@throughline/api/contract/links';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { campaignMarginsOptions, linksQueryOptions } from '../../client/links.ts';
import { shownStateOptions } from '../../client/queries.ts';
import type { TableSort } from '../../table/data-column.ts';
import { DataTable } from '../../table/data-table.tsx';
import { useTableRows } from '../../table/table-model.ts';
import { useView } from '../../view/view.ts';
import { linkColumns, linkRows, withMargins } from './link-columns.ts';

const YEAR_MS = 365 * 86_400_000;
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** Links that were kept, with what came of them; one can be chosen to be changed. */
export function LinkList({ onChange }: { readonly onChange: (link: SavedLink) => void }) {
  const { t } = useTranslation();
  const { format, language } = useView();
  const state = useQuery(shownStateOptions);
  const links = useQuery(linksQueryOptions);
  const [now] = useState(() => Date.now());
  const margins = useQuery({
    ...campaignMarginsOptions(dayOf(now - YEAR_MS), dayOf(now)),
    enabled: (links.data?.length ?? 0) > 0,
  });
  const timezone = margins.data?.meta.timezone ?? 'UTC';
  const [sort, setSort] = useState<TableSort | null>(null);
  const columns = useMemo(
    () => linkColumns({ t, format, language, timezone }),
    [t, format, language, timezone],
  );
  const all = useMemo(
    () => linkRows(withMargins(links.data ?? [], margins.data)),
    [links.data, margins.data],
  );
  const rows = useTableRows({ rows: all, columns, search: '', sort, locale: format.locale });
  if (!links.data || state.isPending) return null;
  return (
    <section className="table-block" data-testid="links">
      <div className="section-head">
        <h2>{t('links.list')}</h2>
        {links.data.length > 0 ? <span className="soft">{t('links.listNote')}</span> : null}
        {links.data.length > 0 ? (
          <select
            aria-label={t('links.change')}
            data-testid="link-change"
            value=""
            onChange={({ target }) => {
              const chosen = links.data.find(({ code }) => code === target.value);
              if (chosen) onChange(chosen);
            }}
          >
            <option value="">{t('links.change')}</option>
            {links.data.map(({ code, name }) => (
              <option key={code} value={code}>
                {name || code}
              </option>
            ))}
          </select>
        ) : null}
      </div>
      {links.data.length > 0 ? (
        <DataTable
          label={t('links.list')}
          testId="links-table"
          columns={columns}
          rows={rows}
          sort={sort}
          onSort={setSort}
          none={null}
        />
      ) : (
        <p className="soft" data-testid="links-none">
          {t('links.none')}
        </p>
      )}
    </section>
  );
}
