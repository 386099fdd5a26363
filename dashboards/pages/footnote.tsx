import { useTranslation } from 'react-i18next';
import { useView } from '../view/view.ts';

interface FootnoteProps {
  /** Of any report. */
  meta: { as_of: string | null; timezone: string; revision: number };
}

/** As of when the figures are, and how to move through them. */
export function Footnote({ meta }: FootnoteProps) {
  const { t } = useTranslation();
  const { format } = useView();
  if (meta.as_of === null) return null;
  return (
    <p className="footnote">
      {t('page.state', {
        moment: format.moment(meta.as_of, meta.timezone),
        revision: meta.revision,
        timezone: meta.timezone,
      })}{' '}
      <span className="keys">{t('table.keys')}</span>
    </p>
  );
}
