import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { verifyCloses } from '../../client/closes.ts';
import { problemText } from '../../i18n/problem-text.ts';
import { useView } from '../../view/view.ts';

/** Checks all closes when asked to, and names everything that does not hold. */
export function VerifyCloses() {
  const { t, i18n } = useTranslation();
  const { format } = useView();
  const check = useMutation({ mutationFn: verifyCloses });
  const faults = (check.data?.closes ?? []).flatMap(({ month, faults: own }) =>
    own.map(({ code }) => ({ month, code })),
  );
  return (
    <div className="close-check" aria-live="polite">
      <button
        type="button"
        className="text-button"
        data-testid="verify-closes"
        disabled={check.isPending}
        onClick={() => check.mutate()}
      >
        {check.isPending ? t('closes.checking') : t('closes.check')}
      </button>
      {check.error ? (
        <span role="alert" className="bad">
          {problemText(check.error, t, i18n)}
        </span>
      ) : null}
      {check.data?.ok ? (
        <span className="good" data-testid="closes-hold">
          {t('closes.holds', { count: check.data.closes.length })}
        </span>
      ) : null}
      {faults.length > 0 ? (
        <ul role="alert" className="bad" data-testid="close-faults">
          {faults.map(({ month, code }) => (
            <li key={`${month} ${code}`}>
              {format.month(month)}: {t(`closes.fault.${code}`)} ({code})
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
