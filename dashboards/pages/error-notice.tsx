import { useTranslation } from 'react-i18next';
import { navigate } from 'wouter/use-browser-location';
import { ApiError, isTransient } from '../client/api-error.ts';
import { problemSentence } from '../i18n/problem-text.ts';

interface ErrorNoticeProps {
  error: Error;
  title: string;
  onRetry: () => void;
  /** Figures that were loaded before stand below. */
  withStale?: boolean;
}

const PERIOD_FIELDS: readonly string[] = ['from', 'to'];

/** What went wrong with its code, what was kept, and the way on; all of it in the reader's language. */
export function ErrorNotice({ error, title, onRetry, withStale = false }: ErrorNoticeProps) {
  const { t, i18n } = useTranslation();
  const known = error instanceof ApiError ? error : null;
  const told = known !== null && i18n.exists(`problem.${known.code}`);
  const detail = told ? undefined : known?.problem?.detail;
  const sentence = [problemSentence(error, t, i18n), detail].filter(Boolean).join(' ');
  const fields = (known?.problem?.errors ?? []).map(({ field }) =>
    PERIOD_FIELDS.includes(field) ? t('fieldError.period') : t('fieldError.other', { field }),
  );
  // The same question gets the same answer, unless what failed was the way to it.
  const isOfQuestion = known !== null && !isTransient(known);
  return (
    <section className="state-screen" role="alert" data-testid="error">
      <h2>{title}</h2>
      <p>{sentence}</p>
      {[...new Set(fields)].map((field) => (
        <p key={field}>{field}</p>
      ))}
      {withStale ? <p>{t('error.stale')}</p> : null}
      {known ? (
        <p className="soft">
          {t('error.code', { code: known.code })}. {t('error.kept')}
        </p>
      ) : null}
      <p className="state-ways">
        <button type="button" className="solid-button" onClick={onRetry}>
          {t('error.again')}
        </button>
        {isOfQuestion ? (
          <button
            type="button"
            className="text-button"
            onClick={() => navigate(window.location.pathname)}
          >
            {t('error.usual')}
          </button>
        ) : null}
      </p>
    </section>
  );
}
