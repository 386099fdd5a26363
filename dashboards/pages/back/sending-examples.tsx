import type { DryRun, SendingExample } from '@throughline/api/contract/way-back';
import { useTranslation } from 'react-i18next';
import { useView } from '../../view/view.ts';

interface SendingExamplesProps {
  readonly shown: DryRun;
  readonly moment: (iso: string) => string;
}

/** What a dry run has shown: how many would go, ten of them, and why the rest stays. */
export function SendingExamples({ shown, moment }: SendingExamplesProps) {
  const { t } = useTranslation();
  const { format } = useView();
  const found = ({ click, visitor, emails, phones }: SendingExample) => {
    const hashes = emails.length + phones.length;
    return [
      click && `${click.name} ${click.begins}…`,
      visitor,
      hashes > 0 && t('back.hashes', { count: hashes }),
    ]
      .filter(Boolean)
      .join(', ');
  };
  return (
    <div data-testid="sending-examples">
      <p>
        <strong>{t('back.ready', { count: shown.ready })}</strong>{' '}
        {shown.gone_after_sending > 0 ? t('back.gone', { count: shown.gone_after_sending }) : null}
      </p>
      {shown.examples.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it goes sideways, by keyboard too
        <section className="back-scroll" aria-label={t('back.examples')} tabIndex={0}>
          <table className="back-examples">
            <caption>{t('back.examples')}</caption>
            <thead>
              <tr>
                {(['at', 'of', 'as', 'value', 'found'] as const).map((id) => (
                  <th key={id} scope="col" className={id === 'value' ? 'number' : undefined}>
                    {t(`back.column.${id}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.examples.map((one) => (
                <tr key={one.id}>
                  <td>{moment(one.at)}</td>
                  <td>{t(`back.of.${one.of}`, { defaultValue: one.of })}</td>
                  <td>{one.as}</td>
                  <td className="number">
                    {one.value === null
                      ? '·'
                      : `${format.value(one.value, 'money')} ${one.currency ?? ''}`}
                  </td>
                  <td>{found(one)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
    </div>
  );
}
