import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { linkFaultText } from '@throughline/api/contract/link-words';
import type { LinkCheck, LinkFault, SavedLink } from '@throughline/api/contract/links';
import { WORDS } from '@throughline/api/contract/words';
import { useTranslation } from 'react-i18next';
import { changeLink, linksQueryOptions, qrQueryOptions, saveLink } from '../../client/links.ts';
import { CopyButton } from '../../controls/copy-button.tsx';
import { problemText } from '../../i18n/problem-text.ts';
import { useView } from '../../view/view.ts';
import { askedOf, type Draft } from './draft.ts';
import { Field } from './link-form.tsx';

interface LinkResultProps {
  readonly draft: Draft;
  readonly check: LinkCheck;
  /** The link that is changed; none: a new one is made. */
  readonly changed: SavedLink | undefined;
  readonly onChange: (change: Partial<Draft>) => void;
}

/** The tagged link, the channel that its visits count for and why, what could be better, and its QR code. */
export function LinkResult({ draft, check, changed, onChange }: LinkResultProps) {
  const { t } = useTranslation();
  const { language } = useView();
  const channel = WORDS.channel[check.channel]?.[language] ?? check.channel;
  return (
    <section className="link-result" data-testid="link-result" aria-live="polite">
      <p className="link-channel">
        {t('links.counts')} <strong data-testid="link-channel">{channel}</strong>
        <span className="soft">
          {' '}
          {t('links.because', { rule: check.reason, ga4: check.channel_ga4 })}
        </span>
      </p>
      <Faults faults={check.problems} tone="bad" onChange={onChange} />
      <Faults faults={check.warnings} tone="caution" onChange={onChange} />
      {check.url ? (
        <Finished url={check.url} draft={draft} changed={changed} onChange={onChange} />
      ) : null}
    </section>
  );
}

interface FaultsProps {
  readonly faults: readonly LinkFault[];
  readonly tone: 'bad' | 'caution';
  readonly onChange: (change: Partial<Draft>) => void;
}

function Faults({ faults, tone, onChange }: FaultsProps) {
  const { t } = useTranslation();
  const { language } = useView();
  if (faults.length === 0) return null;
  return (
    <ul className={`link-faults ${tone}`} data-testid={`link-${tone}`}>
      {faults.map((fault) => (
        <li key={`${fault.code} ${fault.tag ?? ''}`}>
          {linkFaultText(fault, language)}{' '}
          {fault.better ? (
            <button
              type="button"
              className="text-button"
              onClick={() => onChange({ [fault.tag ?? 'url']: fault.better })}
            >
              {t('links.take', { better: fault.better })}
            </button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Finished({
  url,
  draft,
  changed,
  onChange,
}: Omit<LinkResultProps, 'check'> & { url: string }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const qr = useQuery({ ...qrQueryOptions(url), placeholderData: (previous) => previous });
  const save = useMutation({
    mutationFn: () => {
      const asked = { ...askedOf(draft), name: draft.name };
      return changed ? changeLink(changed.code, asked) : saveLink(asked);
    },
    onSuccess: () => client.invalidateQueries({ queryKey: linksQueryOptions.queryKey }),
  });
  const picture = qr.data && `data:image/svg+xml;utf8,${encodeURIComponent(qr.data)}`;
  return (
    <div className="link-finished">
      <div>
        <output className="link-url" data-testid="link-tagged">
          {url}
        </output>
        <p className="link-actions">
          <CopyButton
            label={t('links.copy')}
            text={() => url}
            testId="link-copy"
            className="solid-button"
          />
        </p>
        <div className="link-save">
          <Field name="name" value={draft.name} onChange={(name) => onChange({ name })} />
          <button
            type="button"
            className="text-button"
            data-testid="link-save"
            disabled={save.isPending}
            onClick={() => save.mutate()}
          >
            {save.isPending ? t('links.saving') : t(changed ? 'links.saveChange' : 'links.save')}
          </button>
        </div>
        {save.error ? (
          <p role="alert" className="bad">
            {problemText(save.error, t, i18n)}
          </p>
        ) : null}
        {save.data ? (
          <p data-testid="link-saved">
            {save.data.short_url
              ? t('links.savedShort', { short: save.data.short_url })
              : t('links.saved')}
          </p>
        ) : null}
      </div>
      {picture ? (
        <figure className="link-qr">
          <img src={picture} alt={t('links.qrOf', { url })} width="168" height="168" />
          <figcaption>
            <a href={picture} download="qr.svg" data-testid="link-qr">
              {t('links.qr')}
            </a>
          </figcaption>
        </figure>
      ) : null}
    </div>
  );
}
