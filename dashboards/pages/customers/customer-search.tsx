import type { CustomersReport } from '@throughline/api/contract/reports/customers';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from 'wouter/use-browser-location';
import { readableQuery, withQuery } from '../../address/parameters.ts';
import { hashedSearch } from './hashed-search.ts';
import '../../styles/customers.css';

/** Puts what is looked for into the address; nothing shows everybody again. */
function lookFor(text: string): void {
  const { pathname, search } = window.location;
  const query = new URLSearchParams(search);
  if (text === '') query.delete('search');
  else query.set('search', text);
  query.delete('cell');
  navigate(withQuery(pathname, readableQuery(query)));
}

/** A field that looks for a customer; what is typed becomes a choice of the address once it is sent, contacts as hashes. */
export function CustomerSearch({ answer }: { answer: CustomersReport }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const look = async () => lookFor(await hashedSearch(text));
  return (
    <form
      className="customer-search"
      data-testid="customer-search"
      onSubmit={(event) => {
        event.preventDefault();
        void look();
      }}
    >
      <input
        className="field"
        type="search"
        name="customer"
        autoComplete="off"
        maxLength={200}
        aria-label={t('customerSearch.label')}
        placeholder={t('customerSearch.placeholder')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" className="text-button" disabled={text.trim() === ''}>
        {t('customerSearch.find')}
      </button>
      {answer.meta.is_search ? (
        <button
          type="button"
          className="text-button"
          data-testid="customer-search-clear"
          onClick={() => {
            setText('');
            lookFor('');
          }}
        >
          {t('customerSearch.clear')}
        </button>
      ) : null}
    </form>
  );
}
