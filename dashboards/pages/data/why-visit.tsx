import { useMutation } from '@tanstack/react-query';
import type { WhyResponse } from '@throughline/api/contract/rules';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { whyChannel } from '../../client/data-queries.ts';
import { channelName, wordText } from '../../i18n/channel-name.ts';
import { problemText } from '../../i18n/problem-text.ts';

/** Asks which channel a visit counts for, by which rule. */
export function WhyVisit() {
  const { t, i18n } = useTranslation();
  const [url, setUrl] = useState('');
  const [referrer, setReferrer] = useState('');
  const why = useMutation({ mutationFn: whyChannel });
  return (
    <section className="figure-block" data-testid="why-visit">
      <h2>{t('quality.why.title')}</h2>
      <form
        className="rule-form"
        onSubmit={(event) => {
          event.preventDefault();
          why.mutate({ ...(url && { url }), ...(referrer && { referrer }) });
        }}
      >
        <label className="wide">
          <span>{t('quality.why.url')}</span>
          <input
            className="field"
            value={url}
            onChange={(event) => setUrl(event.target.value)}
            placeholder="https://shop.example/?utm_source=vk&utm_medium=cpc"
            data-testid="why-url"
          />
        </label>
        <label className="wide">
          <span>{t('quality.why.referrer')}</span>
          <input
            className="field"
            value={referrer}
            onChange={(event) => setReferrer(event.target.value)}
            placeholder="https://t.me/"
          />
        </label>
        <button type="submit" className="solid-button" disabled={why.isPending}>
          {why.isPending ? t('quality.why.asking') : t('quality.why.ask')}
        </button>
      </form>
      <div aria-live="polite">
        {why.error ? <p className="bad">{problemText(why.error, t, i18n)}</p> : null}
        {why.data ? <Because why={why.data} /> : null}
      </div>
    </section>
  );
}

function Because({ why }: { why: WhyResponse }) {
  const { t } = useTranslation();
  const { rule, ga4, given, conflict } = why;
  const text = (id: string, own: string) =>
    id.startsWith('custom:') ? own : wordText(t, 'rule', id);
  const placed = (layer: string, number: number) =>
    t('quality.why.rule', { number, layer: wordText(t, 'layer', layer) });
  return (
    <>
      <dl className="because" data-testid="because">
        <div>
          <dt>{t('quality.why.channel')}</dt>
          <dd>
            <b>{channelName(t, why.channel)}</b> – {placed(rule.layer, rule.number)}:{' '}
            {text(rule.id, rule.text)}
          </dd>
        </div>
        <div>
          <dt>{t('quality.why.ga4')}</dt>
          <dd>
            <b>{wordText(t, 'channel_ga4', why.channel_ga4)}</b> – {placed('ga4', ga4.number)}:{' '}
            {text(ga4.id, ga4.text)} ({ga4.source} / {ga4.medium})
          </dd>
        </div>
        <div>
          <dt>{t('quality.why.given')}</dt>
          <dd>
            {given.length === 0
              ? t('quality.why.nothing')
              : given.map(({ input, value, decides }) => (
                  <span className={decides ? 'given decides' : 'given'} key={`${input} ${value}`}>
                    {t(`quality.why.input.${input}`)}: {value}
                    {decides ? ` – ${t('quality.why.decides')}` : ''}
                  </span>
                ))}
          </dd>
        </div>
      </dl>
      {conflict ? <p className="soft">{t('quality.why.conflict')}</p> : null}
    </>
  );
}
