import { useTranslation } from 'react-i18next';
import type { TreePlace } from './tree-place.ts';

/** Stands for rows of a level that are on their way, or could not be fetched. */
export function PendingRow({ tree, columns }: { tree: TreePlace; columns: number }) {
  const { t } = useTranslation();
  return (
    <tr className="pending-row" aria-level={tree.level + 1}>
      <td colSpan={columns}>
        <span className="name" style={{ paddingInlineStart: tree.level * 18 + 24 }}>
          {tree.pending === 'failed' ? (
            <span className="failed-rows">
              {t('table.failedRows')}{' '}
              <button type="button" className="text-button" onClick={tree.retry}>
                {t('error.again')}
              </button>
            </span>
          ) : (
            <span className="skeleton skeleton-line">
              <span className="hidden-visually">{t('table.loadingRows')}</span>
            </span>
          )}
        </span>
      </td>
    </tr>
  );
}
