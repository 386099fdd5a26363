import { useTranslation } from 'react-i18next';
import { ApiError } from '../client/api-error.ts';

interface ErrorNoticeProps {
  error: Error;
  title: string;
  onRetry: () => void;
}

/** What went wrong with its code, what was kept, and the way on. */
export function ErrorNotice({ error, title, onRetry }: ErrorNoticeProps) {
  const { t } = useTranslation();
  const known = error instanceof ApiError ? error : null;
  // A code that this version of the page does not know is said as the server says it.
  const sentence =
    known?.status === 0
      ? t('error.network')
      : t(`problem.${known?.code}`, { defaultValue: error.message });
  return (
    <section className="state-screen" role="alert" data-testid="error">
      <h2>{title}</h2>
      <p>{sentence}</p>
      {known?.problem?.detail ? <p>{known.problem.detail}</p> : null}
      {known?.problem?.errors?.map(({ field, message }) => (
        <p key={`${field}${message}`}>
          <code>{field}</code> {message}
        </p>
      ))}
      {known ? (
        <p className="soft">
          {t('error.code', { code: known.code })}. {t('error.kept')}
        </p>
      ) : null}
      <button type="button" className="solid-button" onClick={onRetry}>
        {t('error.again')}
      </button>
    </section>
  );
}
