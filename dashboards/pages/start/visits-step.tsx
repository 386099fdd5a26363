import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../controls/copy-button.tsx';

/** The snippet of this server, which measures a site; visits of others come as files. */
export function VisitsStep({ visits }: { visits: string | null }) {
  const { t } = useTranslation();
  const host = window.location.origin;
  const snippet = `<script async src="${host}/t.js"></script>`;
  const yaml = 'sources:\n  site:\n    main: { origins: ["https://www.example.com"] }\n';
  return (
    <div className="start-body">
      <p>{t('start.visitsStep.snippet')}</p>
      <pre>
        <code data-testid="snippet">{snippet}</code>
      </pre>
      <p>
        <CopyButton label={t('start.copy')} text={() => snippet} testId="copy-snippet" />
      </p>
      <p>{t('start.visitsStep.origins')}</p>
      <pre>
        <code>{yaml}</code>
      </pre>
      <p className="start-wait" role="status" data-testid="visits-counter">
        {visits ?? t('start.visitsStep.waiting')}
      </p>
      <p className="soft">{t('start.visitsStep.others')}</p>
    </div>
  );
}
