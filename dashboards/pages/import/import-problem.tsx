import { useTranslation } from 'react-i18next';
import { ApiError } from '../../client/api-error.ts';
import { problemSentence } from '../../i18n/problem-text.ts';
import { useView } from '../../view/view.ts';

/** Why nothing was taken in, in the reader's language. */
export function ImportProblem({ error, title }: { error: Error; title: string }) {
  const { t, i18n } = useTranslation();
  const { language } = useView();
  const known = error instanceof ApiError ? error : null;
  const sentence = problemSentence(error, t, i18n);
  const detail = known?.problem?.detail;
  const errors = known?.problem?.errors ?? [];
  return (
    <div className="import-problem" role="alert" data-testid="import-problem">
      <p>
        <b>{title}</b> {sentence}
      </p>
      {errors.length > 0 ? (
        <ul>
          {errors.slice(0, 20).map(({ field, message }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes
            <li key={index}>
              {i18n.exists(`fileFault.${field}`) ? t(`fileFault.${field}`) : field}{' '}
              <span className="soft">{message}</span>
            </li>
          ))}
        </ul>
      ) : detail && language === 'en' ? (
        <p className="soft">{detail}</p>
      ) : null}
      {known ? <p className="soft">{t('error.code', { code: known.code })}.</p> : null}
    </div>
  );
}
