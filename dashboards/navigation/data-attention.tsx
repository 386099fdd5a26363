import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { attentionQueryOptions } from '../client/data-queries.ts';
import '../styles/data.css';

/** A dot where sources are late or could not be read; the count is said, not only shown. */
export function DataAttention() {
  const { t } = useTranslation();
  const { data } = useQuery(attentionQueryOptions);
  const count = data ? data.meta.late + data.meta.rejecting : 0;
  if (count === 0) return null;
  return (
    <>
      <span className="attention-dot" aria-hidden="true" data-testid="attention" />
      <span className="hidden-visually">{t('quality.attention', { count })}</span>
    </>
  );
}
