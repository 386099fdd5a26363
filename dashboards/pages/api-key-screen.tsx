import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepApiKey, readApiKey } from '../client/api-key.ts';

/** Stands in place of a page while the server refuses the requests of this tab. */
export function ApiKeyScreen() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [key, setKey] = useState('');
  return (
    <section className="state-screen" data-testid="api-key">
      <h1>{t('key.title')}</h1>
      {readApiKey() ? (
        <p role="alert" className="bad">
          {t('key.refused')}
        </p>
      ) : null}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          keepApiKey(key.trim());
          void client.resetQueries();
        }}
      >
        <label>
          {t('key.label')}
          <input
            className="field"
            type="password"
            autoComplete="off"
            data-testid="api-key-input"
            value={key}
            onChange={(event) => setKey(event.currentTarget.value)}
          />
        </label>
        <p className="soft">{t('key.note')}</p>
        <div>
          <button type="submit" className="solid-button" disabled={key.trim() === ''}>
            {t('key.enter')}
          </button>
        </div>
      </form>
    </section>
  );
}
