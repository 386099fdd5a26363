import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deleteSmartGoal } from '../../client/smart-goals.ts';
import { problemText } from '../../i18n/problem-text.ts';

/** Takes a goal away, once it was asked. */
export function DeleteGoal({ name, onDeleted }: { name: string; onDeleted: () => void }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  const remove = useMutation({
    mutationFn: () => deleteSmartGoal(name),
    onSuccess: async () => {
      onDeleted();
      await Promise.all([
        client.invalidateQueries({ queryKey: ['smart-goals'] }),
        client.invalidateQueries({ queryKey: ['report'] }),
      ]);
    },
  });
  if (!asked)
    return (
      <button
        type="button"
        className="text-button"
        aria-label={t('smartGoals.deleteNamed', { name })}
        data-testid="goal-delete"
        onClick={() => setAsked(true)}
      >
        {t('smartGoals.delete')}
      </button>
    );
  return (
    <>
      <button
        type="button"
        className="text-button bad"
        // biome-ignore lint/a11y/noAutofocus: the question stands where the button was that asked it
        autoFocus
        disabled={remove.isPending}
        data-testid="goal-delete-yes"
        onClick={() => remove.mutate()}
      >
        {t('smartGoals.deleteYes', { name })}
      </button>
      <button
        type="button"
        className="text-button"
        onClick={() => {
          remove.reset();
          setAsked(false);
        }}
      >
        {t('smartGoals.keep')}
      </button>
      {remove.error ? (
        <span role="alert" className="bad">
          {problemText(remove.error, t, i18n)}
        </span>
      ) : null}
    </>
  );
}
