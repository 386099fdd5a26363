import { useTranslation } from 'react-i18next';
import { useFreshness } from '../client/use-freshness.ts';

/** Says that there is something new; figures never move under the reader's eyes. */
export function FreshNotice() {
  const { t } = useTranslation();
  const { isNew, show } = useFreshness();
  return (
    <div className="fresh-room" role="status">
      {isNew ? (
        <p className="fresh-notice" data-testid="new-data">
          {t('app.newData')}{' '}
          <button type="button" className="text-button" onClick={show} data-testid="show-new-data">
            {t('app.showNew')}
          </button>
        </p>
      ) : null}
    </div>
  );
}
