import { useMutation, useQuery } from '@tanstack/react-query';
import type { ErasureProof } from '@throughline/api/contract/operations';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findsCustomer, startErasure } from '../../client/erasure.ts';
import { operationOptions } from '../../client/files.ts';
import { useView } from '../../view/view.ts';
import { ErrorNotice } from '../error-notice.tsx';
import { erasedIdentifier } from './erased-identifier.ts';
import { ErasureProofLine } from './erasure-proof-line.tsx';
import { hashedSearch } from './hashed-search.ts';

/** Removes a person from all data: first says what would go, then asks, then hands out the proof. */
export function EraseCustomer({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const identifier = erasedIdentifier(text);
  const [keepsTotals, setKeepsTotals] = useState(true);
  const looked = useErasure();
  const erased = useErasure();
  const ask = (isDryRun: boolean) => ({
    ...{ identifier: identifier ?? '', dry_run: isDryRun, keep_totals: keepsTotals },
  });
  // An identifier of somebody else must not erase them from this card.
  const checked = useMutation({
    mutationFn: async () => findsCustomer(await hashedSearch(text), customer),
    onSuccess: (isOwn) => (isOwn ? looked.start(ask(true)) : undefined),
  });
  const error = checked.error ?? looked.error ?? erased.error;
  if (error)
    return (
      <ErrorNotice
        error={error}
        title={t('customerCard.notErased')}
        onRetry={() => {
          checked.reset();
          looked.reset();
          erased.reset();
        }}
      />
    );
  if (erased.proof) return <ErasureProofLine proof={erased.proof} />;
  if (looked.isWorking || erased.isWorking)
    return (
      <p className="soft" role="status">
        {t(erased.isWorking ? 'customerCard.erasing' : 'customerCard.counting')}{' '}
        <progress
          value={(erased.isWorking ? erased : looked).progress}
          max={1}
          aria-label={t('customerCard.erasing')}
        />
      </p>
    );
  if (!looked.proof)
    return (
      <form
        className="customer-search"
        data-testid="erase-form"
        onSubmit={(event) => {
          event.preventDefault();
          checked.mutate();
        }}
      >
        <input
          className="field"
          autoComplete="off"
          maxLength={500}
          aria-label={t('customerCard.eraseBy')}
          placeholder={t('customerCard.eraseBy')}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <button
          type="submit"
          className="text-button bad"
          data-testid="erase"
          disabled={identifier === null}
        >
          {t('customerCard.eraseAsk')}
        </button>
        {checked.data === false ? <p role="alert">{t('customerCard.eraseOther')}</p> : null}
      </form>
    );
  return (
    <div className="import-sure" data-testid="erase-what">
      <WhatGoes proof={looked.proof} />
      <label>
        <input
          type="checkbox"
          checked={keepsTotals}
          onChange={({ target }) => setKeepsTotals(target.checked)}
        />{' '}
        {t('customerCard.eraseKeeps')}
      </label>
      <p>
        <button
          type="button"
          className="text-button bad"
          data-testid="erase-sure"
          onClick={() => erased.start(ask(false))}
        >
          {t('customerCard.eraseYes')}
        </button>{' '}
        <button type="button" className="text-button" onClick={looked.reset}>
          {t('customerCard.eraseNo')}
        </button>
      </p>
    </div>
  );
}

function WhatGoes({ proof }: { proof: ErasureProof }) {
  const { t } = useTranslation();
  const { format } = useView();
  const tables = Object.entries(proof.tables).filter(([, { before }]) => before > 0);
  return (
    <>
      <p>
        {t('customerCard.eraseWhat', {
          identifiers: format.value(proof.person.identifiers, 'count'),
          records: format.value(proof.person.records, 'count'),
        })}
      </p>
      <ul className="soft">
        {tables.map(([table, { before }]) => (
          <li key={table}>
            {table}: {format.value(before, 'count')}
          </li>
        ))}
      </ul>
    </>
  );
}

/** One erasure, or the count of one, from its start to its proof. */
function useErasure() {
  const started = useMutation({ mutationFn: startErasure });
  const operation = useQuery({
    ...operationOptions(started.data?.operation ?? ''),
    enabled: started.data !== undefined,
  });
  const { state, progress = 0, proof } = started.data ? (operation.data ?? {}) : {};
  const failed = state === 'failed' ? new Error(operation.data?.error ?? '') : null;
  return {
    start: started.mutate,
    reset: started.reset,
    progress,
    proof: state === 'done' ? proof : undefined,
    isWorking: started.isPending || (started.data !== undefined && state !== 'done'),
    error: started.error ?? (started.data ? operation.error : null) ?? failed,
  };
}
