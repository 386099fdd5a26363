import { useQuery } from '@tanstack/react-query';
import type { ImportRow } from '@throughline/api/contract/files';
import { useTranslation } from 'react-i18next';
import { importsQueryOptions } from '../../client/files.ts';
import { stateQueryOptions } from '../../client/queries.ts';
import { sourceName } from '../../i18n/channel-name.ts';
import { TableFrame } from '../../table/table-frame.tsx';
import { useView } from '../../view/view.ts';
import { UndoImport } from './undo-import.tsx';

const SHOWN = 50;

/** Everything that was imported, the newest first; each can be taken out again. */
export function ImportList() {
  const { t, i18n } = useTranslation();
  const { format } = useView();
  const { data } = useQuery(importsQueryOptions);
  const state = useQuery(stateQueryOptions);
  if (!data) return null;
  const count = (value: number) => format.value(value, 'count');
  const kindOf = ({ kind, source }: ImportRow) =>
    i18n.exists(`fileKind.${kind}`) ? t(`fileKind.${kind}`) : sourceName(t, source);
  return (
    <section className="table-block import-list" data-testid="imports">
      <h2>{t('imports.past')}</h2>
      {data.rows.length === 0 ? <p className="soft">{t('imports.none')}</p> : null}
      {data.rows.length > 0 ? (
        <TableFrame className="import-scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('imports.column.file')}</th>
                <th scope="col">{t('imports.column.what')}</th>
                <th scope="col">{t('imports.column.when')}</th>
                <th scope="col" className="number">
                  {t('imports.column.accepted')}
                </th>
                <th scope="col" className="number">
                  {t('imports.column.duplicates')}
                </th>
                <th scope="col" className="number">
                  {t('imports.column.rejected')}
                </th>
                <th scope="col">
                  <span className="hidden-visually">{t('imports.undo')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {data.rows.slice(0, SHOWN).map((row) => (
                <tr key={row.id} data-testid="import-row" data-id={row.id}>
                  <th scope="row">{row.file || sourceName(t, row.source)}</th>
                  <td>{kindOf(row)}</td>
                  <td>{format.moment(row.started_at, state.data?.timezone ?? 'UTC')}</td>
                  <td className="number">{count(row.accepted)}</td>
                  <td className="number">{count(row.duplicates)}</td>
                  <td className="number">{count(row.rejected)}</td>
                  <td>
                    {row.undone ? (
                      <span className="soft">{t('imports.undone')}</span>
                    ) : (
                      <UndoImport id={row.id} name={row.file || sourceName(t, row.source)} />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      ) : null}
    </section>
  );
}
