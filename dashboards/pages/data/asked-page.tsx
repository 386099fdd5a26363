import { type ReactNode, useEffect } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { ApiError } from '../../client/api-error.ts';
import { problemText } from '../../i18n/problem-text.ts';
import { ApiKeyScreen } from '../api-key-screen.tsx';

interface AskedPageProps {
  /** Of its words below `quality`: question, answer, none, forbidden. */
  readonly words: 'sources' | 'rejected';
  /** How many there are; undefined before the first answer. */
  readonly count: number | undefined;
  readonly error: Error | null;
  readonly children: ReactNode;
}

/** A page for administrators: its question, how many there are, and what stands below; others are told whom to ask. */
export function AskedPage({ words, count, error, children }: AskedPageProps) {
  const { t, i18n } = useTranslation();
  const question = t(`quality.${words}.question`);
  useEffect(() => {
    document.title = `${question} – Throughline`;
  }, [question]);
  const status = error instanceof ApiError ? error.status : null;
  if (status === 401) return <ApiKeyScreen />;
  return (
    <>
      <div className="headline">
        <h1>{question}</h1>
        {count === undefined ? null : (
          <p className="answer">
            {count === 0 ? (
              t(`quality.${words}.none`)
            ) : (
              <Trans
                i18nKey={`quality.${words}.answer`}
                count={count}
                values={{ count }}
                components={{ b: <b /> }}
              />
            )}
          </p>
        )}
      </div>
      {status === 403 ? (
        <p data-testid="forbidden">{t(`quality.${words}.forbidden`)}</p>
      ) : error ? (
        <p role="alert" className="bad">
          {problemText(error, t, i18n)}
        </p>
      ) : null}
      {children}
    </>
  );
}
