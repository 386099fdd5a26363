import type { StateResponse } from '@throughline/api/contract/state';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../controls/copy-button.tsx';
import { SaidField } from '../import/said-field.tsx';
import { businessYaml } from './business-yaml.ts';

/**
 * What holds for all figures of a business. It is configuration, which the server reads and never writes: the file may be
 * read-only, under version control, or hold secrets. So the lines to put in are shown.
 */
export function BusinessForm({ state }: { state: StateResponse }) {
  const { t } = useTranslation();
  const [currency, setCurrency] = useState(state.currency);
  const [timezone, setTimezone] = useState(state.timezone);
  const [vat, setVat] = useState('');
  const yaml = businessYaml({ currency, timezone, vat });
  return (
    <div className="start-body">
      <p className="soft">
        {t('start.business.now', { currency: state.currency, timezone: state.timezone })}
      </p>
      <div className="file-questions">
        <SaidField
          label={t('start.business.currency')}
          testId="business-currency"
          value={currency}
          placeholder="EUR"
          isValid={(text) => /^[A-Za-z]{3}$/.test(text)}
          wrong={t('imports.expected', { example: 'EUR' })}
          onSay={(text) => setCurrency((text ?? state.currency).toUpperCase())}
        />
        <SaidField
          label={t('start.business.timezone')}
          testId="business-timezone"
          value={timezone}
          placeholder="Europe/Berlin"
          onSay={(text) => setTimezone(text ?? state.timezone)}
        />
        <SaidField
          label={t('start.business.vat')}
          testId="business-vat"
          value={vat}
          placeholder="20"
          isValid={(text) => text === '' || /^\d{1,2}([.,]\d{1,2})?$/.test(text)}
          wrong={t('imports.expected', { example: '20' })}
          onSay={(text) => setVat(text ?? '')}
        />
      </div>
      <p>{t('start.business.put')}</p>
      <pre>
        <code data-testid="business-yaml">{yaml}</code>
      </pre>
      <p>
        <CopyButton label={t('start.copy')} text={() => yaml} testId="copy-yaml" />
      </p>
      <p className="soft">{t('start.business.margin')}</p>
    </div>
  );
}
