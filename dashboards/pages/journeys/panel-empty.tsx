import { useTranslation } from 'react-i18next';
import { useView } from '../../view/view.ts';

interface PanelEmptyProps {
  /** Days that hold data; null for an empty warehouse. */
  data: { from: string; to: string } | null;
}

/** A panel without a journey: what to do next. */
export function PanelEmpty({ data }: PanelEmptyProps) {
  const { t } = useTranslation();
  const { format } = useView();
  return (
    <div className="panel-empty" data-testid="panel-empty">
      <p>{t('journeys.empty.title')}</p>
      <p className="soft">
        {t('journeys.empty.next')}{' '}
        {data
          ? t('journeys.empty.data', { from: format.day(data.from), to: format.day(data.to) })
          : null}
      </p>
    </div>
  );
}
