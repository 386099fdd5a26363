import { useTranslation } from 'react-i18next';
import { useSearch } from 'wouter/use-browser-location';
import type { Misread } from '../address/address-state.ts';
import { misread } from '../address/address-state.ts';
import { useView } from '../view/view.ts';

interface LinkNoticeProps {
  /** Choices that can be read and that the figures know nothing of. */
  unknown?: readonly Misread[];
}

/** Says which choices of a link could not be followed, so that a default never passes for what was asked. */
export function LinkNotice({ unknown = [] }: LinkNoticeProps) {
  const { t } = useTranslation();
  const { change } = useView();
  const strays = [...misread(useSearch()), ...unknown];
  if (strays.length === 0) return null;
  // Any change writes the address anew, without what could not be read.
  const dismiss = () =>
    change(unknown.some(({ parameter }) => parameter === 'cell') ? { cell: null } : {}, {
      replace: true,
    });
  return (
    <div className="link-notice" role="status" data-testid="link-notice">
      <p>
        {t('link.misread', {
          choices: strays.map(({ parameter, value }) => `${parameter}=${value}`).join(', '),
        })}
      </p>
      <button type="button" className="text-button" onClick={dismiss}>
        {t('link.dismiss')}
      </button>
    </div>
  );
}
