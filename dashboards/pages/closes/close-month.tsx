import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CloseList } from '@throughline/api/contract/closes';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { closeMonth } from '../../client/closes.ts';
import { problemText } from '../../i18n/problem-text.ts';
import { useView } from '../../view/view.ts';
import { showMonth } from './show-month.ts';

/** Closes the next month. It is asked first, because no close is ever taken back. */
export function CloseMonth({ next }: { next: NonNullable<CloseList['next']> }) {
  const { t, i18n } = useTranslation();
  const { format } = useView();
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  const returned = useRef(false);
  const month = format.month(next.month);
  const close = useMutation({
    mutationFn: () => closeMonth(next.month),
    onSuccess: async ({ month: closed }) => {
      setAsked(false);
      showMonth(closed);
      // Months are marked with it, and what has changed since is a question of it.
      await Promise.all([
        client.invalidateQueries({ queryKey: ['closes'] }),
        client.invalidateQueries({ queryKey: ['report'] }),
      ]);
    },
  });
  if (next.obstacle)
    return (
      <p className="soft" data-testid="close-obstacle">
        {t(`closes.obstacle.${next.obstacle}`, { month })}
      </p>
    );
  if (!asked)
    return (
      <p>
        <button
          type="button"
          className="solid-button"
          // biome-ignore lint/a11y/noAutofocus: who left the question goes on from where it was asked
          autoFocus={returned.current}
          data-testid="close-month"
          onClick={() => setAsked(true)}
        >
          {t('closes.close', { month })}
        </button>
      </p>
    );
  const leave = () => {
    close.reset();
    returned.current = true;
    setAsked(false);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would not sit in one line
    <div
      className="close-question"
      role="group"
      aria-label={t('closes.close', { month })}
      onKeyDown={(event) => {
        if (event.key === 'Escape') leave();
      }}
    >
      {close.error ? (
        <p role="alert" className="bad" data-testid="close-error">
          {problemText(close.error, t, i18n)}
        </p>
      ) : (
        <p>{t('closes.ask', { month })}</p>
      )}
      <button
        type="button"
        className="solid-button"
        // biome-ignore lint/a11y/noAutofocus: the question stands where the button was that asked it
        autoFocus
        data-testid="close-yes"
        disabled={close.isPending}
        onClick={() => close.mutate()}
      >
        {close.isPending ? t('closes.closing') : t('closes.yes', { month })}
      </button>{' '}
      <button type="button" className="text-button" data-testid="close-no" onClick={leave}>
        {t('closes.no')}
      </button>
    </div>
  );
}
