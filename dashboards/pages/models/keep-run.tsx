import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AttributionReport } from '@throughline/api/contract/reports/attribution';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepRun } from '../../client/queries.ts';
import { problemSentence } from '../../i18n/problem-text.ts';
import { useView } from '../../view/view.ts';

/** Keeps the live figures, so that they never change by themselves; asks first, for others will see them too. */
export function KeepRun({ meta }: { meta: AttributionReport['meta'] }) {
  const { t, i18n } = useTranslation();
  const { state, change } = useView();
  const client = useQueryClient();
  const [asked, setAsked] = useState<string | null>(null);
  const returned = useRef(false);
  const { from, to, basis, of, value, where } = meta;
  const question = {
    ...{ from, to, basis, of, value, order: state.order },
    models: meta.models.map(({ model }) => model).join(','),
    ...(where && { where }),
  };
  const text = JSON.stringify(question);
  const keep = useMutation({
    mutationFn: () => keepRun(question),
    onSuccess: async ({ id }) => {
      // By its id, so that the address means these figures even where the period was left out of it.
      change({ run: id });
      await client.invalidateQueries({ queryKey: ['attribution'] });
    },
  });
  if (meta.run !== null) return null;
  // Another question is asked of anew.
  if (asked !== text) {
    return (
      <button
        type="button"
        className="text-button"
        // biome-ignore lint/a11y/noAutofocus: who left the question goes on from where it was asked
        autoFocus={returned.current}
        data-testid="keep-run"
        onClick={() => setAsked(text)}
      >
        {t('analyst.keep.offer')}
      </button>
    );
  }
  const leave = () => {
    keep.reset();
    returned.current = true;
    setAsked(null);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would not sit in one line
    <span
      className="keep-run"
      role="group"
      aria-label={t('analyst.keep.offer')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') leave();
      }}
    >
      {keep.error ? (
        <span role="alert" className="bad" data-testid="keep-error">
          {t('analyst.keep.failed')}: {problemSentence(keep.error, t, i18n)}
        </span>
      ) : (
        <span className="soft">{t('analyst.keep.ask')}</span>
      )}
      <button
        type="button"
        className="text-button"
        // biome-ignore lint/a11y/noAutofocus: the question stands where the button was that asked it
        autoFocus
        data-testid="keep-yes"
        disabled={keep.isPending}
        onClick={() => keep.mutate()}
      >
        {t('analyst.keep.yes')}
      </button>
      <button type="button" className="text-button" data-testid="keep-no" onClick={leave}>
        {t('analyst.keep.no')}
      </button>
    </span>
  );
}
