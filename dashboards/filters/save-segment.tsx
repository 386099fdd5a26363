import { useMutation, useQueryClient } from '@tanstack/react-query';
import { segmentName } from '@throughline/api/contract/segment-term';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveSegment, segmentsQueryOptions } from '../client/segments.ts';
import { problemText } from '../i18n/problem-text.ts';
import { useView } from '../view/view.ts';

/** Saves the conditions of the page under a name, which then stands in their place. */
export function SaveSegment({ onSaved }: { onSaved: (name: string) => void }) {
  const { t, i18n } = useTranslation();
  const { where } = useView().state;
  const client = useQueryClient();
  const [name, setName] = useState('');
  const saving = useMutation({
    mutationFn: (wanted: string) => saveSegment(wanted, where),
    onSuccess: async (_, wanted) => {
      await client.invalidateQueries(segmentsQueryOptions);
      onSaved(wanted);
    },
  });
  const wanted = name.trim();
  const isName = segmentName.safeParse(wanted).success;
  return (
    <form
      className="segment-save"
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        if (isName) saving.mutate(wanted);
      }}
    >
      <label>
        {t('filter.saveAs')}
        <input
          className="field"
          type="text"
          maxLength={64}
          data-testid="segment-name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <button
        type="submit"
        className="text-button"
        disabled={!isName || saving.isPending}
        data-testid="segment-save"
      >
        {t('filter.save')}
      </button>
      {saving.error ? (
        <p role="alert" className="bad">
          {problemText(saving.error, t, i18n)}
        </p>
      ) : null}
    </form>
  );
}
