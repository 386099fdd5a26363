import { useTranslation } from 'react-i18next';
import { navigate, useSearch } from 'wouter/use-browser-location';
import {
  foreignParameters,
  formatAddress,
  misread,
  parseAddress,
} from '../address/address-state.ts';

/** Says which choices of a link could not be read, so that a default never passes for what was asked. */
export function LinkNotice() {
  const { t } = useTranslation();
  const search = useSearch();
  const strays = misread(search);
  if (strays.length === 0) return null;
  const dismiss = () => {
    const query = formatAddress(parseAddress(search), foreignParameters(search));
    navigate(window.location.pathname + (query && `?${query}`), { replace: true });
  };
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
